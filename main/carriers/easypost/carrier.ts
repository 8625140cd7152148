export const CARRIER = 'EasyPost'
