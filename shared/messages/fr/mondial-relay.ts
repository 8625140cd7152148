import type { Translation } from '../definition.ts'
import type { mondialRelay as en } from '../en/mondial-relay.ts'

export const mondialRelay: Translation<typeof en> = {
  noKeys: 'Les points et le suivi exigent le code enseigne et la clé privée du compte',
}
