export const CARRIER = 'DHL'
