/** '15:00' of a minute of the day. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The minute of the day as people type it: '15:00', '15h', '15 h 30', '9.05'; null = no time. */
export function readClock(text: string): number | null {
  const read = /^(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?$/i.exec(text.trim())
  if (!read) return null
  const minute = Number(read[1]) * 60 + Number(read[2] ?? 0)
  return minute < 1440 && Number(read[2] ?? 0) < 60 ? minute : null
}
