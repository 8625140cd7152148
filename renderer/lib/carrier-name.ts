/** A carrier has a code and no name: 'mondial-relay' -> 'Mondial Relay', 'DPD' and 'dpd' -> 'DPD'. */
export function carrierName(id: string): string {
  return id
    .split(/[-_ ]/)
    .map((word) =>
      word.length <= 3 ? word.toUpperCase() : (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join(' ')
}
