import type { Translation } from '../definition.ts'
import type { dhl as en } from '../en/dhl.ts'

export const dhl: Translation<typeof en> = {
  noReceiver:
    'DHL envoie les retours à un destinataire défini dans son portail : saisissez son receiverId dans le compte.',
}
