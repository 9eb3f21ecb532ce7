/** The layers of every drawing of _drawings.scss, lowest first; a test keeps the two equal. */
export const artLayers = {
  bowl: ['shadow', 'shade', 'body', 'pale'],
  tumbler: ['shadow', 'accent', 'shade', 'body', 'pale', 'line'],
  tin: ['shadow', 'shade', 'body', 'pale', 'line'],
  pouch: ['shadow', 'shade', 'body', 'pale', 'line'],
  bag: ['shadow', 'shade', 'body', 'pale', 'line'],
  cake: ['shadow', 'shade', 'body', 'pale', 'accent'],
  box: ['shadow', 'shade', 'body', 'pale', 'accent'],
  ticket: ['body', 'pale', 'accent'],
} as const

export type ArtName = keyof typeof artLayers
