/** SQL: units of a level that decisions may take. What is in doubt counts for nothing until it is counted. */
export const FREE_UNITS =
  '(CASE WHEN stock.doubted_at IS NULL THEN stock.on_hand - stock.reserved - stock.safety ELSE 0 END)'
