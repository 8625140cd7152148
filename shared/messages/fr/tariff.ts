import type { Translation } from '../definition.ts'
import type { tariff as en } from '../en/tariff.ts'

export const tariff: Translation<typeof en> = {
  unknownZones: 'non importées, car aucun tableau ne dit où se trouvent ces zones : {zones}',
}
