export const CARRIER = 'DPD'
