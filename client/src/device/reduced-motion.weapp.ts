/** WeChat does not say what the system was set to. */
export const systemReducesMotion = (): boolean => false
