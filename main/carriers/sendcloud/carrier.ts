export const CARRIER = 'Sendcloud'
