import type { Translation } from '../definition.ts'
import type { storage as en } from '../en/storage.ts'

export const storage: Translation<typeof en> = {
  copyFailed: 'Aucune sauvegarde n’a pu être faite : {problem}. Les sauvegardes précédentes sont intactes',
  byDatabase:
    'Cet espace de travail se trouve dans une base PostgreSQL : sauvegardez-la et restaurez-la là-bas',
  copyGone: 'Cette sauvegarde n’existe plus',
  copyUnsound: 'Cette sauvegarde est endommagée. Choisissez-en une autre ; rien n’a été modifié',
  wholePath: 'Saisissez le chemin complet du dossier',
  insideDataFolder: 'Ce dossier se trouve dans le dossier de données. Choisissez-en un sur un autre disque',
  notWritable: 'Switchyard ne peut pas écrire dans ce dossier : {problem}',
  backupFailed: 'Aucune sauvegarde des données n’a pu être faite : {problem}',
  secondPlaceFailed:
    'Les sauvegardes ne peuvent pas être enregistrées dans le second emplacement : {problem}',
  found: {
    restored:
      'Le fichier de données était endommagé et a été restauré depuis la sauvegarde du {madeAt}. Ce qui a été enregistré depuis peut manquer ; les canaux sont relus',
    restoredEmpty:
      'Le fichier de données était endommagé et aucune sauvegarde saine n’a été trouvée : cet espace de travail est vide. Le fichier endommagé a été conservé à côté',
    damagedUnused:
      'Le fichier de données est endommagé à {pages, plural, one {# endroit} other {# endroits}}, dans des parties inutilisées. Vérifiez le disque ; en cas d’anomalie, restaurez une sauvegarde antérieure dans Réglages > Données',
    damaged:
      'Le fichier de données est endommagé à {pages, plural, one {# endroit} other {# endroits}} : ce qui y est enregistré peut être faux. Vérifiez le disque ; en cas d’anomalie, restaurez une sauvegarde antérieure dans Réglages > Données',
    damagedTables:
      'Le fichier de données est endommagé à {pages, plural, one {# endroit} other {# endroits}} ({tables}) : ce qui y est enregistré peut être faux. Vérifiez le disque ; en cas d’anomalie, restaurez une sauvegarde antérieure dans Réglages > Données',
    replaced:
      'Le fichier de données n’est pas celui que Switchyard a fermé en dernier : quelqu’un, ou un autre programme, l’a remplacé. Son contenu est sain',
    lostCommands:
      '{count, plural, one {# opération confirmée} other {# opérations confirmées}} entre {since} et {until} {count, plural, one {manque} other {manquent}} : le disque a perdu une partie du journal du fichier de données. Vérifiez ce qui a été fait dans cet intervalle ; les canaux sont relus',
    lostChanges:
      '{count, plural, one {# écriture} other {# écritures}} entre {since} et {until} {count, plural, one {manque} other {manquent}} : le disque a perdu une partie du journal du fichier de données. Vérifiez ce qui a été fait dans cet intervalle ; les canaux sont relus',
    missing: 'Les données de cet espace de travail ont disparu. Restaurez une sauvegarde ou repartez de zéro',
  },
  restoreAsked: {
    done: 'La sauvegarde du {madeAt} a été restaurée comme demandé. Les données précédentes sont parmi les sauvegardes dans Réglages > Données',
    impossible:
      'La sauvegarde choisie n’a pas pu être restaurée : elle n’existe plus, ou est endommagée. Rien n’a été modifié',
  },
  broken:
    'Le fichier de données est endommagé. Restaurez une sauvegarde dans Réglages > Données et vérifiez le disque',
  goneRescued:
    'Le fichier de données a été supprimé ou remplacé pendant que Switchyard tourne : plus rien ne peut être enregistré. Tout ce qui l’a été se trouve dans la sauvegarde {path}. Redémarrez Switchyard',
  goneLost:
    'Le fichier de données a été supprimé ou remplacé pendant que Switchyard tourne : plus rien ne peut être enregistré. Aucune sauvegarde de ce qui l’a été n’a pu être faite. Redémarrez Switchyard',
  diskFull:
    'Le disque du dossier de données est plein. Plus rien ne peut être enregistré ; les commandes et les étiquettes sont en attente. Tout ce qui est déjà enregistré est en sécurité. Libérez de la place sur le disque de {folder}',
  diskNearlyFull:
    'Il ne reste que {megabytes, number} Mo sur le disque du dossier de données. Libérez de la place sur le disque de {folder} avant que le travail ne s’arrête',
  logFailed:
    'Le fichier journal ne peut pas être écrit ({problem}). Le travail continue, mais les pannes ne sont pas enregistrées',
}
