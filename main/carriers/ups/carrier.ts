export const CARRIER = 'UPS'
