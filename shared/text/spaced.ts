/** A space wherever Han meets digits: for sentences joined from parts that may begin or end with either. */
export function spaced(sentence: string): string {
  return sentence.replace(/([\u4e00-\u9fff])(?=[\d¥])/g, '$1 ').replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ')
}
