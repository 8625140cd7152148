import type { Translation } from '../definition.ts'
import type { channelCheck as en } from '../en/channel-check.ts'

export const channelCheck: Translation<typeof en> = {
  ok: 'Elle répond',
  okShop: 'Elle répond : c’est {shop}',
  remarks: {
    otherVersion:
      'Elle répond avec la version {served} de l’API au lieu de {wanted} : mettez bientôt Switchyard à jour.',
    notOpen: 'La place de marché ne l’a pas ouverte ({state}).',
  },
  failed: 'Elle ne nous laisse pas entrer',
  lacks: '{count, plural, one {# droit manque} other {# droits manquent}}',
  readsOnly:
    'La lecture fonctionne ; ce qui est marqué ci-dessous doit être coché avant de pouvoir y écrire.',
  rights: 'Ce que la clé permet',
  reads: 'Lecture',
  writes: 'Écriture',
  tick: 'Dans la boutique',
  granted: {
    yes: 'permis',
    no: 'refusé',
    unknown: 'ne peut être vérifié',
  },
  movedTo: 'Elle se trouve à {address} : c’est cette adresse qui est gardée.',
  accept: 'Accepter ce certificat',
  fingerprint: 'SHA-256 {fingerprint}',
  needs: {
    'read-orders': 'Lire les commandes',
    'change-orders': 'Modifier et annuler les commandes',
    'read-customers': 'Lire les adresses et les clients',
    'read-products': 'Lire les produits',
    'read-stock': 'Lire le stock',
    'write-stock': 'Fixer le stock',
    'read-places': 'Lire les emplacements',
    ship: 'Expédier, avec numéros de suivi',
    refund: 'Inscrire les remboursements',
    returns: 'Lire les retours et y répondre',
    'read-shop': 'Lire les réglages de la boutique',
    'mark-owner': 'Noter quel programme travaille pour la boutique',
  },
  troubles: {
    noAddress: 'Saisissez l’adresse de la boutique.',
    needsHttps: '{host} ne répond pas en https. Les clés ne partent qu’en https : activez-le là-bas.',
    privateAddress:
      '{host} est une machine d’un réseau local. Si c’est bien la boutique, autorisez-la par son nom : SWITCHYARD_LOCAL_SHOPS={host}, puis relancez.',
    moved:
      '{host} nous renvoie vers {target}, qui est peut-être une autre boutique. Saisissez cette adresse si c’est la vôtre.',
    certificate: {
      'self-signed':
        '{host} présente un certificat qu’elle a fait elle-même. Comparez l’empreinte avec celle du serveur avant de l’accepter.',
      'unknown-issuer':
        'Aucune autorité connue ne garantit le certificat de {host}. Comparez l’empreinte avec celle du serveur avant de l’accepter.',
      expired: 'Le certificat de {host} a expiré : renouvelez-le là-bas.',
      'other-name':
        'Le certificat de {host} est fait pour un autre nom : saisissez l’adresse pour laquelle il est fait.',
      changed:
        '{host} présente un autre certificat que celui accepté auparavant. S’il a été renouvelé, comparez l’empreinte et acceptez-le.',
    },
    noSuchHost: '{host} n’existe pas : vérifiez l’orthographe, et la connexion.',
    nobodyThere: 'Rien ne répond à {host} : vérifiez l’adresse et le port.',
    noAnswer: '{host} ne répond pas à temps : réessayez plus tard.',
    webPage:
      '{host} répond par une page web au lieu de données : vérifiez l’adresse, ou attendez si la boutique est en maintenance.',
    serverFault: '{host} est en panne de son côté (HTTP {status}) : son propre journal dit pourquoi.',
    slowDown: '{host} nous demande de ralentir : réessayez dans une minute.',
    credentialsRefused: 'La boutique refuse ces accès : recopiez-les, ou créez-en de nouveaux.',
    notThatKind: {
      shopify: 'Aucun Shopify ne répond ici : saisissez l’adresse myshopify.com, pas celle du site.',
      woocommerce:
        'Aucun WooCommerce ne répond ici : vérifiez l’adresse, que WooCommerce est actif, et que les permaliens ne sont pas « simples ».',
      prestashop: 'Aucun webservice PrestaShop ne répond ici : vérifiez l’adresse, et qu’il est activé.',
      mirakl: 'Aucune place de marché Mirakl ne répond ici : vérifiez l’adresse.',
      amazon:
        'Amazon répond, mais pas pour ce vendeur sur cette place de marché : vérifiez les identifiants et la région.',
      vendure:
        'Aucun Vendure ne répond ici : vérifiez l’adresse, jusqu’à /admin-api, et l’emplacement du stock.',
    },
  },
}
