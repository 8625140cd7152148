import type { Translation } from '../definition.ts'
import type { apiKeys as en } from '../en/api-keys.ts'

export const apiKeys: Translation<typeof en> = {
  title: 'Clés d’autres programmes',
  emptyTitle: 'Aucun autre programme n’a de clé',
  emptyText:
    'Une boutique, un ERP ou un logiciel d’entrepôt lit ici commandes, stock et dates de livraison, et y dépose commandes et expéditions. Chacun reçoit sa propre clé, avec les seuls droits dont il a besoin.',
  reference: 'Référence de l’interface',
  add: 'Ajouter une clé',
  name: 'Nom',
  nameHelp: 'Le programme qui s’en sert, tel que le journal le nommera',
  may: 'Droits',
  created: 'Créée',
  lastUsed: 'Dernière utilisation',
  never: 'Jamais',
  state: 'État',
  revoked: 'Révoquée {at}',
  revoke: 'Révoquer',
  revokeTitle: 'Révoquer la clé de {name} ?',
  revokeText:
    'Ses appels sont refusés dès maintenant. C’est irréversible : il faudra une nouvelle clé au programme.',
  wasRevoked: 'La clé de {name} a été révoquée',
  secret: 'La clé',
  secretHelp: 'Copiez-la maintenant dans le programme : elle ne sera plus affichée',
  copy: 'Copier la clé',
  copied: 'La clé a été copiée',
  done: 'Je l’ai copiée',
  complete: 'Saisissez un nom et choisissez au moins un droit',
  scopes: {
    'orders:read': 'Lire les commandes',
    'orders:write': 'Déposer, suspendre et annuler des commandes',
    'fulfillments:read': 'Lire les expéditions et leurs colis',
    'fulfillments:write': 'Confirmer ou refuser des expéditions',
    'stock:read': 'Lire le stock et les disponibilités',
    'stock:write': 'Fixer le stock',
    'promise:read': 'Demander des dates de livraison',
    'events:read': 'Lire ce qui s’est passé',
    'metrics:read': 'Surveiller la marche (métriques)',
  },
  tooMany: 'Il y a déjà {most, number} clés. Les clés révoquées comptent aussi',
  nameTaken: 'Une autre clé s’appelle {name}. Choisissez un autre nom',
  exists: 'Cette clé a déjà été ajoutée',
  unknown: 'Cette clé n’existe pas',
  channelConnected:
    '{channel} est lu depuis sa propre boutique ou son dossier. Déposez les commandes sur un canal sans connexion',
}
