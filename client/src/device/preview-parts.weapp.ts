/** A real phone draws its own frame and answers its own questions. */
export const PreviewParts = (_: { darkChrome: boolean }): null => null
