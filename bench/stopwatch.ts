/** Seconds since now, by the clock and of this process's CPU: emulator and functions together. */
export function stopwatch(): () => { wall: number; cpu: number } {
  const [began, used] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(used)
    return { wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
  }
}
