/** How a number is entered, stored and written; 'date' = days since 1970-01-01. */
export type Unit =
  | 'grams'
  | 'cents'
  | 'count'
  | 'percent'
  | 'kilometres'
  | 'millimetres'
  | 'cubic-centimetres'
  | 'days'
  | 'hours'
  | 'minute-of-day'
  | 'weekday'
  | 'date'
