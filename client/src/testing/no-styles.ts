/** Stands for every .scss file in tests. */
export default {}
