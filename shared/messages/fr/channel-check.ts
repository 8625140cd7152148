import type { Translation } from '../definition.ts'
import type { channelCheck as en } from '../en/channel-check.ts'

export const channelCheck: Translation<typeof en> = {
  ok: 'Connectée',
  okShop: 'Connectée à {shop}',
  remarks: {
    otherVersion:
      'La boutique utilise la version {served} de l’API au lieu de {wanted} : mettez bientôt Switchyard à jour.',
    notOpen: 'La boutique n’est pas ouverte sur la place de marché ({state}).',
  },
  failed: 'Accès refusé',
  lacks: '{count, plural, one {# droit manque} other {# droits manquent}}',
  readsOnly: 'La lecture fonctionne ; accordez les droits marqués ci-dessous avant de pouvoir écrire.',
  rights: 'Droits de la clé',
  reads: 'Lecture',
  writes: 'Écriture',
  tick: 'Dans la boutique',
  granted: {
    yes: 'permis',
    no: 'manquant',
    unknown: 'ne peut être vérifié',
  },
  movedTo: 'La boutique est à {address} : c’est cette adresse qui est utilisée.',
  accept: 'Accepter ce certificat',
  fingerprint: 'SHA-256 {fingerprint}',
  needs: {
    'read-orders': 'Lire les commandes',
    'change-orders': 'Modifier et annuler les commandes',
    'read-customers': 'Lire les adresses et les clients',
    'read-products': 'Lire les articles',
    'read-stock': 'Lire le stock',
    'write-stock': 'Modifier le stock',
    'read-places': 'Lire les emplacements',
    ship: 'Expédier, avec numéros de suivi',
    refund: 'Inscrire les remboursements',
    returns: 'Lire les retours et y répondre',
    'read-shop': 'Lire les réglages de la boutique',
    'mark-owner': 'Noter quel programme gère la boutique',
  },
  troubles: {
    noAddress: 'Saisissez l’adresse de la boutique.',
    needsHttps: '{host} ne répond pas en https. Les clés ne partent qu’en https : activez-le là-bas.',
    privateAddress:
      '{host} est sur un réseau local. Si c’est bien la boutique, autorisez-la avec SWITCHYARD_LOCAL_SHOPS={host} et redémarrez.',
    moved:
      '{host} redirige vers {target}, qui est peut-être une autre boutique. Saisissez cette adresse si c’est la vôtre.',
    certificate: {
      'self-signed':
        '{host} utilise un certificat auto-signé. Comparez l’empreinte avec celle du serveur avant de l’accepter.',
      'unknown-issuer':
        'Le certificat de {host} vient d’une autorité inconnue. Comparez l’empreinte avec celle du serveur avant de l’accepter.',
      expired: 'Le certificat de {host} a expiré : renouvelez-le là-bas.',
      'other-name':
        'Le certificat de {host} est établi pour un autre nom : saisissez l’adresse correspondante.',
      changed:
        '{host} présente un autre certificat que celui accepté auparavant. S’il a été renouvelé, comparez l’empreinte et acceptez-le.',
    },
    noSuchHost: '{host} n’existe pas : vérifiez l’orthographe, et la connexion.',
    nobodyThere: 'Rien ne répond à {host} : vérifiez l’adresse et le port.',
    noAnswer: '{host} ne répond pas à temps : réessayez plus tard.',
    webPage:
      '{host} répond par une page web au lieu de données : vérifiez l’adresse, ou attendez si la boutique est en maintenance.',
    serverFault: '{host} a une erreur interne (HTTP {status}) : voir son journal.',
    slowDown: '{host} nous demande de ralentir : réessayez dans une minute.',
    credentialsRefused: 'La boutique refuse ces identifiants : recopiez-les, ou créez-en de nouveaux.',
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
