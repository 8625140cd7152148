import type { Translation } from '../definition.ts'
import type { channelTakeOver as en } from '../en/channel-take-over.ts'

export const channelTakeOver: Translation<typeof en> = {
  takeOver: 'Reprendre',
  title: 'Reprendre {name} à {other} ?',
  text: '{other} cesse de lire, d’envoyer et de libérer en une minute et demie ; puis ce programme commence. Terminez ou annulez d’abord là-bas les préparations en cours : ici, elles seraient emballées une seconde fois.',
  done: '{name} est reprise ; le travail commence ici dans une minute et demie',
}
