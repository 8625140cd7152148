import type { Message } from '../../../../shared/messages/definition.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { PublicHoliday } from './public-holidays.ts'

/** What a built-in public holiday is called. */
export function holidayMessage({ name, inLieu }: Pick<PublicHoliday, 'name' | 'inLieu'>): Message {
  const holiday = message(`holidays.${name}`)
  return inLieu ? message('holidays.inLieu', { holiday }) : holiday
}
