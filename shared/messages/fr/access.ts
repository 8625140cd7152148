import type { Translation } from '../definition.ts'
import type { access as en } from '../en/access.ts'

export const access: Translation<typeof en> = {
  roles: { packer: 'préparateur', lead: 'chef d’équipe', manager: 'responsable' },
  needed: 'Il faut un {role}',
  neededAt: 'Il faut un {role} de {sites}',
  neededEverywhere: 'Il faut un {role} de tous les sites',
  wait: 'Trop d’essais. Attendez {seconds, plural, one {# seconde} other {# secondes}}, puis réessayez',
  unknownBadge: 'Ce badge n’est à personne',
  wrongPin: 'Code PIN incorrect',
  deactivated: '{person} a été désactivé',
  firstPerson: 'La première personne, c’est vous : un responsable de tous les sites, avec un code PIN',
  personExists: 'Cette personne a déjà été ajoutée',
  noPerson: 'Cette personne n’existe pas',
  nameTaken: 'Quelqu’un s’appelle déjà {name}. Ajoutez une initiale ou un chiffre',
  lastManager:
    'Personne d’autre n’est responsable de tous les sites et ne peut s’identifier. Désignez d’abord quelqu’un',
  badgeTaken: 'C’est le badge de {person}',
  tryAgain: 'Un autre badge a été saisi au même moment. Réessayez',
}
