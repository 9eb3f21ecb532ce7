/** Long numbers are read aloud in fours: 6208 0415 77. */
export const inFours = (digits: string): string => digits.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
