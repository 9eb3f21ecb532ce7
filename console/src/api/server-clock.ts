let ahead = 0

/** The server's time at the moment its answer arrived: office clocks are minutes off. */
export function setServerTime(at: number): void {
  ahead = at - Date.now()
}

export const serverNow = (): number => Date.now() + ahead
