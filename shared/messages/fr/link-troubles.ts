import type { Translation } from '../definition.ts'
import type { linkTroubles as en } from '../en/link-troubles.ts'

export const linkTroubles: Translation<typeof en> = {
  'no-address': 'aucune adresse n’est saisie',
  'needs-https': '{host} ne répond pas en https',
  'private-address': '{host} est une machine d’un réseau local',
  moved: '{host} nous renvoie vers {target}',
  certificate: 'le certificat de {host} n’est pas fiable',
  'no-such-host': '{host} est introuvable',
  'nobody-there': 'rien ne répond à {host}',
  'no-answer': '{host} met trop de temps',
  'web-page': '{host} répond par une page web',
  'server-fault': '{host} a une panne, HTTP {status, number}',
  'slow-down': '{host} nous demande de ralentir',
  'not-that-kind': 'autre chose y répond',
  'credentials-refused': 'les accès sont refusés',
}
