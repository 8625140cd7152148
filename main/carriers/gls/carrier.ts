export const CARRIER = 'GLS'
