import type { Translation } from '../definition.ts'
import type { commandResult as en } from '../en/command-result.ts'

export const commandResult: Translation<typeof en> = {
  FORBIDDEN: 'Su función no lo permite. No se ha cambiado nada.',
  STORE_FULL: 'El disco está lleno o protegido. No se ha guardado nada; los datos anteriores están a salvo.',
  NOT_FOUND: 'Ya no existe. No se ha cambiado nada.',
  NOT_SIGNED_IN: 'Ya no hay nadie identificado aquí. No se ha cambiado nada.',
  other: 'No realizado: {message}. No se ha cambiado nada.',
  takenBack:
    '{done, number} {done, plural, one {deshecho} other {deshechos}}{left, plural, =0 {} other {; {left, plural, one {# ha seguido adelante y queda así} other {# han seguido adelante y quedan así}}}}',
}
