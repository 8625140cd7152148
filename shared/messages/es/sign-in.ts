import type { Translation } from '../definition.ts'
import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Translation<typeof en> = {
  title: '¿Quién eres?',
  scanOrChoose: 'Escanea tu tarjeta o pulsa tu nombre',
  enterPin: 'PIN de {person}',
  badgeOnly: 'Solo con tarjeta',
  pin: 'PIN',
  otherPerson: 'Otra persona',
  deleteDigit: 'Borrar una cifra',
  confirm: 'OK',
  lock: 'Bloquear',
  confirmTitle: 'Alguien tiene que confirmarlo',
  confirmText: 'Se hace una sola vez, a nombre de ambos.',
  noAnswer: 'La sala de control no responde. Vuelve a intentarlo',
}
