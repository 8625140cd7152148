import type { Translation } from '../definition.ts'
import type { gls as en } from '../en/gls.ts'

export const gls: Translation<typeof en> = {
  noOrigin:
    'GLS énumère les services d’un lieu à un autre : saisissez dans le compte le pays et le code postal de départ des colis.',
  returnByDepot: 'GLS n’annule les étiquettes de retour que par son dépôt : appelez votre dépôt.',
}
