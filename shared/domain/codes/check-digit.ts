/** Luhn: finds every single wrong digit and nearly every swap of neighbours. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
}

export const withCheckDigit = (digits: string) => `${digits}${(10 - (luhnSum(`${digits}0`) % 10)) % 10}`

export const hasCheckDigit = (text: string) => /^\d{2,}$/.test(text) && luhnSum(text) % 10 === 0
