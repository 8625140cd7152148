/** A decision opens at most one exception; the next decision of the order replaces or closes it. */
export const DECISION_KEY = 'decision'
