/** Phones have no keyboard beside the screen. */
export function useKeyboard(_onKey: (key: string) => void): void {}
