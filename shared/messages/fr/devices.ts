import type { Translation } from '../definition.ts'
import type { devices as en } from '../en/devices.ts'

export const devices: Translation<typeof en> = {
  title: 'Postes',
  emptyTitle: 'Aucun autre poste pour l’instant',
  emptyText:
    'Un poste d’emballage ou un bureau sur un autre ordinateur ouvre ce poste de contrôle dans son navigateur, une fois associé par un code.',
  closedTitle: 'Ce poste de contrôle n’est ouvert que sur cet ordinateur',
  closedText:
    'Pour laisser entrer postes et bureaux par votre réseau, démarrez-le avec : npm start -- --listen 0.0.0.0:7443',
  pair: 'Associer un poste',
  name: 'Nom du poste',
  nameHelp: 'L’endroit où il se trouve : Table 3, Bureau',
  site: 'Site',
  noSite: 'Aucun site en particulier',
  keepsCopy: 'Un poste qui garde une copie et continue pendant une coupure',
  keepsCopyHelp:
    'Il détient ce dont son site a besoin, avec de quoi vérifier les codes PIN et badges de ses équipes, et transmet ensuite ce qui a été fait en autonomie. Réservé à un ordinateur aussi sûr que celui-ci.',
  startThere: 'Lancez-y le programme avec cette ligne, une seule fois',
  makeCode: 'Obtenir un code',
  open: 'Ouvrez là-bas l’une de ces adresses',
  compare:
    'Le navigateur avertit une fois, car le certificat est celui du programme. Comparez son SHA-256 avant de continuer',
  type: 'Puis saisissez-y ce code',
  goodUntil: 'Valable jusqu’à {at}, pour un seul poste',
  codeOver: 'Ce code n’est plus valable. Demandez-en un autre',
  pairedNow: '{name} est associé',
  done: 'Terminé',
  printers: 'Imprimantes',
  lastSeen: 'Dernière connexion',
  connected: 'Connecté',
  pairedBy: 'Associé par',
  pairedByAt: '{person}, {at}',
  state: 'Accès',
  revoke: 'Retirer l’accès',
  revoked: 'Accès retiré',
  revokeTitle: 'Retirer l’accès de {name}',
  revokeText:
    'Le poste est coupé aussitôt, quoi qu’il s’y passe. Pour revenir, il devra être associé de nouveau.',
  wasRevoked: '{name} est coupé',
  reachedAt: 'Adresses',
  fingerprint: 'Certificat, SHA-256',
  enterTitle: 'Associer ce poste',
  enterText:
    'Demandez un code à un chef d’équipe ou à un responsable : Réglages, Postes, Associer un poste. Avant de le saisir, comparez le certificat que montre ce navigateur avec celui de son écran.',
  code: 'Code',
  enter: 'Associer',
  insecure: 'Ce navigateur ne peut pas garder de clé ici. Ouvrez l’adresse avec https',
  wrongCode: 'Code erroné ou plus valable. Après cinq essais, il en faut un nouveau',
  unknown: 'Ce poste n’existe pas',
  notOpen: 'Ce poste de contrôle n’est pas ouvert au réseau. Démarrez-le avec --listen',
  noPeople: 'Sur un réseau, chacun s’identifie : ajoutez-vous d’abord sous Personnes',
  hubUnreachable: 'Le poste de contrôle à {hub} ne répond pas',
  hubUnknown: '{hub} est-il votre poste de contrôle ?',
  hubOther: 'Un autre certificat qu’avant répond à {hub}',
  hubCompare: 'SHA-256 : {fingerprint}. Ne continuez que si Réglages > Postes montre le même là-bas',
  hubAccept: 'C’est le même',
}
