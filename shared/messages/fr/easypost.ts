import type { Translation } from '../definition.ts'
import type { easypost as en } from '../en/easypost.ts'

export const easypost: Translation<typeof en> = {
  noPoints:
    'EasyPost n’expédie vers aucun point de retrait : envoyez le colis par un autre transporteur, ou à une adresse',
}
