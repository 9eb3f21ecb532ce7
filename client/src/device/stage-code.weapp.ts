/** There is no stage around a real phone. */
export function useCodeForStage(_text: string | null): void {}
