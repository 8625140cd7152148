import type { Translation } from '../definition.ts'
import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Translation<typeof en> = {
  title: 'Qui est là ?',
  scanOrChoose: 'Scannez votre badge ou appuyez sur votre nom',
  enterPin: 'Code PIN de {person}',
  badgeOnly: 'Par badge uniquement',
  pin: 'Code PIN',
  otherPerson: 'Une autre personne',
  deleteDigit: 'Effacer un chiffre',
  confirm: 'OK',
  lock: 'Verrouiller',
  confirmTitle: 'Quelqu’un doit confirmer',
  confirmText: 'C’est fait une seule fois, aux deux noms.',
  noAnswer: 'La salle de contrôle ne répond pas. Réessayez',
}
