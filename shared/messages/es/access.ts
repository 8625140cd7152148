import type { Translation } from '../definition.ts'
import type { access as en } from '../en/access.ts'

export const access: Translation<typeof en> = {
  roles: { packer: 'preparador', lead: 'jefe de equipo', manager: 'responsable' },
  needed: 'Hace falta un {role}',
  neededAt: 'Hace falta un {role} de {sites}',
  neededEverywhere: 'Hace falta un {role} de todos los centros',
  wait: 'Demasiados intentos. Espera {seconds, plural, one {# segundo} other {# segundos}} y vuelve a intentarlo',
  unknownBadge: 'Nadie tiene esta tarjeta',
  wrongPin: 'PIN incorrecto',
  deactivated: '{person} está desactivado',
  firstPerson: 'La primera persona eres tú: un responsable de todos los centros, con PIN',
  personExists: 'Esta persona ya se ha añadido',
  noPerson: 'No existe esa persona',
  nameTaken: 'Ya hay alguien llamado {name}. Añade una inicial o un número',
  lastManager:
    'Nadie más es responsable de todos los centros y puede identificarse. Nombra antes a otra persona',
  badgeTaken: 'Es la tarjeta de {person}',
  tryAgain: 'Se ha introducido otra tarjeta al mismo tiempo. Vuelve a intentarlo',
}
