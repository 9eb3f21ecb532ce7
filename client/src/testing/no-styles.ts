/** Replaces every .scss file in tests. */
export default {}
