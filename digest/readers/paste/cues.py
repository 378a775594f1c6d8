"""The words by which a line of a pasted newspaper page gives away what it is: one table, a row to a language.

A row of `CUES` names the kind of line, where in the line the phrases stand, and the phrases, parted by `|`.
In a phrase, `#` stands for any number, and `:`, `©`, `@`, `/` and `|` are themselves where they count.
Case and all other punctuation are ignored. To teach the reader a new phrase or language, add a row.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "share",
    "comments",
    "related",
    "newsletter",
    "cookie",
    "advertisement",
    "tags",
    "copyright",
    "navigation",
    "player",
    "biography",
    "note",
    "byline",
    "published",
    "updated",
    "caption",
    "credit",
]

Place = Literal["whole", "start", "opening", "within", "end"]
"""The whole line; its start unless it is a long sentence; its start in any case; anywhere; its last words."""

ENDS_ARTICLE: frozenset[Kind] = frozenset({"comments", "biography", "copyright"})
"""What comes after a line of these kinds is seldom the article any more."""

OPENS_LIST: frozenset[Kind] = frozenset({"related", "tags", "navigation"})
"""Short lines that follow a line of these kinds belong to it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that, at their place in a line, tell its kind."""

    kind: Kind
    place: Place
    phrases: str
    """Parted by `|`; a `|` that counts as itself is written `¦`."""


CUES: tuple[Cue, ...] = (
    # Sharing, saving, printing, and the counts beside them.
    Cue("share", "whole", "share #|tweet #|pin it #|pin #|shares #|total shares|pin"),
    Cue("share", "whole", "share|share this|share this:|share this article|share this story|share article"),
    Cue("share", "whole", "shares|# shares"),
    Cue("share", "whole", "facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|pocket|flipboard"),
    Cue("share", "whole", "telegram"),
    Cue("share", "whole", "bluesky|tumblr"),
    Cue("share", "whole", "email|e-mail|mail|print|messenger|threads|mastodon|xing|google+|google|rss"),
    Cue("share", "whole", "copy"),
    Cue("share", "whole", "copy link|tweet|pin it"),
    Cue("share", "whole", "save|save article|bookmark|like|likes|# likes|gift article|listen|follow"),
    Cue("share", "whole", "follow us|link copied|more"),
    Cue("share", "start", "click to email|click to print|share on|share via|share with|share this"),
    Cue("share", "start", "share tweet|share:|shares:|click to share|email this|copy this link"),
    Cue("share", "start", "follow us|find us on|like us on|follow @|connect with us|share your"),
    Cue("share", "start", "facebook twitter|whatsapp facebook"),
    Cue("share", "start", "these are external links|read more about sharing|view comments|# views"),
    Cue("share", "start", "subscribe to our rss"),
    Cue("share", "whole", "compartir|comparte|comparta|guardar|imprimir|enviar|copiar enlace|me gusta"),
    Cue("share", "whole", "escuchar|síguenos|seguir"),
    Cue("share", "start", "compartir en|compartir por|compartir:|comparte en|comparte esta|comparte este"),
    Cue("share", "start", "síguenos en|sigue a|enviar por"),
    Cue("share", "whole", "teilen|merken|drucken|artikel teilen|per mail|senden|speichern|link kopieren"),
    Cue("share", "whole", "vorlesen|artikel merken|anhören"),
    Cue("share", "start", "teilen auf|auf facebook|auf twitter|auf x teilen|per e-mail|per whatsapp"),
    Cue("share", "start", "artikel drucken|folgen sie uns|folgen sie"),
    Cue("share", "whole", "partager|partagez|imprimer|envoyer|copier le lien|sauvegarder|écouter"),
    Cue("share", "whole", "offrir l'article|enregistrer|suivre"),
    Cue("share", "start", "partager sur|partager par|partager l|partager:|envoyer par|suivez nous|réagir"),
    Cue("share", "start", "ajouter à vos favoris"),
    Cue("share", "whole", "condividi|stampa|salva|invia|copia link|ascolta|ascolta l'articolo|seguici"),
    Cue("share", "whole", "segui"),
    Cue("share", "start", "condividi su|condividi:|condividi questo|condividi l|invia per|seguici su"),
    Cue("share", "whole", "compartilhar|compartilhe|partilhar|partilhe|imprimir|salvar|copiar link|ouvir"),
    Cue("share", "whole", "ouça|siga nos|guardar"),
    Cue("share", "start", "compartilhe no|compartilhar no|compartilhe esta|compartilhe:|partilhar no"),
    Cue("share", "start", "partilhe no|siga nos|siga o|enviar por"),
    Cue("share", "whole", "delen|deel|deel dit|deel dit artikel|deel artikel|bewaren|bewaar|afdrukken"),
    Cue("share", "whole", "kopieer link|luister|volg ons"),
    Cue("share", "start", "deel op|deel via|delen via|delen op|deel dit|volg ons|stuur via"),
    Cue("share", "whole", "dela|spara|skriv ut|del|udskriv|gem|lagre|udostępnij|drukuj|paylaş|bagikan"),
    Cue("share", "whole", "поделиться|分享|シェア|共有"),
    Cue("share", "whole", "share full article|save for later|save to read later|report|report abuse"),
    Cue("share", "within", "on facebook on x|on facebook on twitter|send your story ideas"),
    Cue("share", "within", "like this story share"),
    Cue("share", "whole", "شارك|مشاركة|شارك المقال|انسخ الرابط|نسخ الرابط|طباعة|حفظ|استمع"),
    Cue("share", "whole", "поделиться ссылкой|скопировать ссылку|распечатать|сохранить|читать вслух"),
    Cue("share", "whole", "udostępnij artykuł|skopiuj link|wydrukuj|zapisz|posłuchaj|kopyala|yazdır"),
    Cue("share", "whole", "kaydet|dinle"),
    Cue("share", "start", "شارك على|شارك عبر|تابعنا على|поделиться в|udostępnij na|facebook'ta paylaş"),
    Cue("share", "whole", "保存|收藏|打印|复制链接|点赞|リンクをコピー|印刷|いいね|ツイート|分享到"),
    # What readers wrote, or are asked to write.
    Cue("comments", "whole", "comments|comment|# comments|# comment|new # comments|no comments"),
    Cue("comments", "whole", "add a comment|post a comment|leave a comment"),
    Cue("comments", "whole", "join the conversation|discussion about this post|reply|leave a reply"),
    Cue("comments", "whole", "view comments|show comments|submit|responses"),
    Cue("comments", "start", "comments #|# comments|# replies|load more comments|expand full comment"),
    Cue("comments", "start", "liked by|log in to comment|sign in to comment"),
    Cue("comments", "start", "share your thoughts|have your say|be the first to comment"),
    Cue("comments", "start", "comments are closed"),
    Cue("comments", "start", "join the discussion|leave a reply"),
    Cue("comments", "start", "# responses|# responses to|feed for comments|permalink|comments feed"),
    Cue("comments", "start", "leave a comment|click to leave"),
    Cue("comments", "start", "your email address will not|required fields are marked|comment on this"),
    Cue("comments", "whole", "comentarios|# comentarios|comentar|ver comentarios|deja un comentario"),
    Cue("comments", "whole", "responder|comentários|# comentários"),
    Cue("comments", "start", "comenta esta|inicia sesión para|deje su comentario|deja tu comentario"),
    Cue("comments", "start", "deixe um comentário|deixe seu comentário"),
    Cue("comments", "whole", "kommentare|# kommentare|kommentieren|kommentar|kommentar schreiben"),
    Cue("comments", "whole", "diskutieren|antworten|leserkommentare"),
    Cue("comments", "start", "diskutieren sie|jetzt kommentieren|# kommentare"),
    Cue("comments", "start", "schreiben sie einen kommentar"),
    Cue("comments", "start", "kommentare lesen|# leserkommentare"),
    Cue("comments", "whole", "commentaires|# commentaires|# commentaire|commenter|commentaire"),
    Cue("comments", "whole", "laisser un commentaire|réagir|répondre"),
    Cue("comments", "start", "réagissez|laissez un commentaire|lire les commentaires"),
    Cue("comments", "start", "voir les commentaires"),
    Cue("comments", "start", "# commentaires|vos commentaires"),
    Cue("comments", "whole", "commenti|# commenti|# commento|commenta|lascia un commento|rispondi"),
    Cue("comments", "start", "lascia un commento|leggi i commenti|partecipa alla discussione"),
    Cue("comments", "whole", "reacties|# reacties|# reactie|reageer|reageren|plaats een reactie"),
    Cue("comments", "whole", "beantwoorden|kommentarer|komentarze"),
    Cue("comments", "start", "geef een reactie|praat mee|bekijk reacties|# reacties"),
    Cue("comments", "start", "read # comments|i commenti"),
    Cue("share", "start", "tell us what you think"),
    Cue("comments", "whole", "تعليقات|التعليقات|# تعليق|أضف تعليقا|комментарии|# комментариев"),
    Cue("comments", "whole", "оставить комментарий"),
    Cue("comments", "whole", "yorumlar|# yorum|yorum yap|# komentarzy|dodaj komentarz|skomentuj"),
    Cue("comments", "whole", "评论|# 条评论|发表评论|网友评论|コメント|コメントする|コメントを書く"),
    # Other articles.
    Cue("related", "whole", "related|related articles|related stories|related posts|related topics"),
    Cue("related", "whole", "related news|related content|related video"),
    Cue("related", "whole", "read more|read now|read next|read also|more on|more on:|more:|most popular"),
    Cue("related", "whole", "most read|trending|trending now|trending news"),
    Cue("related", "whole", "recommended|recommended stories|recommended for you|you may like"),
    Cue("related", "whole", "you might also like|you may also like|also read"),
    Cue("related", "whole", "don't miss|see also|see more|see also:|more stories|latest news|latest"),
    Cue("related", "whole", "top stories|editors' picks|editor's picks|popular"),
    Cue("related", "whole", "recent posts|latest stories|latest videos|featured video|featured|more news"),
    Cue("related", "whole", "promoted stories|around the web|up next|what to read next"),
    Cue("related", "whole", "also in the news|story timeline|more from|most popular today|most viewed"),
    Cue("related", "whole", "keep reading|continue reading|more like this|view all|recent content"),
    Cue("related", "start", "read more|related:|see more:|see also:|also see:|also:|also read:"),
    Cue("related", "start", "don't miss:"),
    Cue("related", "start", "read also:|more from|more in|recommended:|read:|watch:|more:"),
    Cue("related", "start", "you may also|you might also|you may like|most read|most popular|popular on"),
    Cue("related", "start", "trending on|more great|more stories|related articles|more on this"),
    Cue("related", "start", "read the full|read next|read the original|click here|view all|see all"),
    Cue("related", "start", "continue reading|see full gallery|must read|on this page|jump to"),
    Cue("related", "start", "back to|recommended reading|further reading|explore more|check out more"),
    Cue("related", "start", "this is an excerpt|view more|listen to more|learn more"),
    Cue("related", "whole", "relacionados|noticias relacionadas|artículos relacionados|lo más leído"),
    Cue("related", "whole", "lo más visto|más noticias|te puede interesar|más información"),
    Cue("related", "whole", "leer más|ver más|lee también|lea también|últimas noticias"),
    Cue("related", "whole", "también te puede interesar|te recomendamos|temas relacionados|más sobre"),
    Cue("related", "whole", "lo último"),
    Cue("related", "start", "lee también|lea también|leer más|le puede interesar|te puede interesar"),
    Cue("related", "start", "más información|ver también|más en|lea además|también lee|mira también"),
    Cue("related", "start", "lo más leído|lo más visto|noticias relacionadas|puedes leer|sigue leyendo"),
    Cue("related", "start", "quizás te interese|no te pierdas|haz clic|pincha aquí"),
    Cue("related", "whole", "mehr zum thema|zum thema|lesen sie auch|auch interessant"),
    Cue("related", "whole", "das könnte sie auch interessieren|meistgelesen|mehr|mehr lesen|weiterlesen"),
    Cue("related", "whole", "weitere artikel|ähnliche artikel|verwandte artikel|verwandte themen"),
    Cue("related", "whole", "aktuelle nachrichten|mehr aus|empfehlungen|beliebt|neueste|lesetipps"),
    Cue("related", "start", "mehr zum thema|lesen sie auch|lesen sie hier|lesen sie mehr|lesen sie dazu"),
    Cue("related", "start", "das könnte|auch interessant|mehr dazu|mehr zu|siehe auch|weitere"),
    Cue("related", "start", "meistgelesen|zurück zur|hier geht es|mehr aus|lesetipp|auch lesenswert"),
    Cue("related", "start", "passend dazu|zum artikel|weiterlesen|über uns"),
    Cue("related", "whole", "à lire aussi|lire aussi|sur le même sujet|les plus lus|à lire également"),
    Cue("related", "whole", "articles liés|en savoir plus|lire la suite|voir aussi|à la une"),
    Cue("related", "start", "à lire aussi|lire aussi|lire également|à lire également|à lire:|à voir"),
    Cue("related", "start", "voir aussi|sur le même|les plus lus|lire la suite|retrouvez|découvrez aussi"),
    Cue("related", "whole", "leggi anche|articoli correlati|potrebbe interessarti|i più letti|più letti"),
    Cue("related", "whole", "ultime notizie|correlati|leggi tutto|notizie correlate|vedi anche"),
    Cue("related", "start", "leggi anche|leggi tutto|leggi l|potrebbe interessarti|ti potrebbe"),
    Cue("related", "start", "i più letti"),
    Cue("related", "start", "per approfondire|vedi anche|guarda anche|approfondisci"),
    Cue("related", "whole", "leia também|leia mais|veja também|mais lidas|notícias relacionadas"),
    Cue("related", "whole", "relacionadas|últimas notícias|você pode gostar|saiba mais|veja mais"),
    Cue("related", "whole", "ler mais|leia também:|mais lidos|artigos relacionados|recomendados"),
    Cue("related", "whole", "mais notícias|pode interessar"),
    Cue("related", "start", "leia também|leia mais|veja também|você pode gostar|saiba mais|mais lidas"),
    Cue("related", "start", "ler também|leia ainda|clique aqui|confira também|pode gostar"),
    Cue("related", "whole", "lees ook|lees meer|meer nieuws|gerelateerd|meest gelezen|aanbevolen"),
    Cue("related", "whole", "lees verder|ook interessant|meer over|net binnen|bekijk ook"),
    Cue("related", "start", "lees ook|lees meer|lees verder|meer over|bekijk ook|zie ook|meest gelezen"),
    Cue("related", "start", "aanbevolen|klik hier|gerelateerde"),
    Cue("related", "start", "läs också|läs mer|læs også|les også|czytaj także|czytaj też|zobacz także"),
    Cue("related", "start", "baca juga|ayrıca oku|читайте также|相关阅读|関連記事"),
    Cue("related", "start", "also on|watch now|explore more on|bunu da oku|bunlar da ilginizi"),
    Cue("related", "start", "zobacz więcej"),
    Cue("related", "start", "اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|شاهد أيضا|شاهد أيضًا|إقرأ أيضا"),
    Cue("related", "start", "смотрите также|читать далее"),
    Cue("related", "whole", "مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|الأكثر قراءة|المزيد|по теме"),
    Cue("related", "whole", "самое читаемое"),
    Cue("related", "whole", "ilgili haberler|çok okunanlar|son dakika|daha fazla|polecane"),
    Cue("related", "whole", "najczęściej czytane"),
    Cue(
        "related",
        "whole",
        "热门|热门新闻|推荐阅读|延伸阅读|更多|最新消息|あわせて読みたい|ランキング|おすすめ記事|関連ニュース|もっと見る",
    ),
    # Letters to be signed up for, and accounts.
    Cue("newsletter", "whole", "subscribe|sign up|sign in|log in|login|register|newsletter|newsletters"),
    Cue("newsletter", "whole", "get started|subscribe now|my account|sign up now"),
    Cue("newsletter", "whole", "start your free trial|become a member|support us|donate|join now"),
    Cue("newsletter", "whole", "subscribe sign in|like this article|email address|already a subscriber"),
    Cue("newsletter", "opening", "want more stories|like what you|sign up|subscribe to|subscribe for"),
    Cue("newsletter", "opening", "subscribe now|get the latest|stay up to date|stay informed"),
    Cue("newsletter", "opening", "enter your email|get our|already a subscriber"),
    Cue("newsletter", "opening", "to receive new posts|thanks for reading|become a subscriber"),
    Cue("newsletter", "opening", "get unlimited"),
    Cue("newsletter", "opening", "join our|by signing up|by subscribing|by submitting|support our"),
    Cue("newsletter", "opening", "enjoying this|you have reached|this content is for"),
    Cue("newsletter", "opening", "create a free account"),
    Cue("newsletter", "opening", "download our app|have you downloaded|download the app"),
    Cue("newsletter", "within", "our newsletter|our newsletters|free newsletter|weekly newsletter"),
    Cue("newsletter", "within", "daily newsletter|reader supported|free or paid subscriber"),
    Cue("newsletter", "within", "unsubscribe at any"),
    Cue("newsletter", "within", "delivered to your inbox|directly to your inbox|straight to your inbox"),
    Cue("newsletter", "within", "to your inbox|in your inbox|becoming a free|paid subscriber"),
    Cue("newsletter", "whole", "suscríbete|suscribirse|iniciar sesión|regístrate|boletín|suscripción"),
    Cue("newsletter", "whole", "hazte socio|suscribirme"),
    Cue("newsletter", "opening", "suscríbete|suscríbase|recibe nuestra|recibe en tu|regístrate|apúntate"),
    Cue("newsletter", "opening", "hazte socio|únete a"),
    Cue("newsletter", "within", "nuestra newsletter|nuestro boletín|nossa newsletter|nuestros boletines"),
    Cue("newsletter", "within", "nostra newsletter|notre newsletter|onze nieuwsbrief|unseren newsletter"),
    Cue("newsletter", "whole", "abonnieren|anmelden|einloggen|registrieren|jetzt abonnieren|abo"),
    Cue("newsletter", "whole", "mein konto"),
    Cue("newsletter", "whole", "jetzt anmelden"),
    Cue("newsletter", "opening", "jetzt abonnieren|abonnieren sie|melden sie sich|newsletter abonnieren"),
    Cue("newsletter", "opening", "jetzt testen|weiterlesen mit|sie haben bereits|jetzt anmelden"),
    Cue("newsletter", "within", "unserem newsletter|den newsletter|unser newsletter"),
    Cue("newsletter", "within", "kostenlosen newsletter"),
    Cue("newsletter", "within", "notre infolettre|nos newsletters|la newsletter"),
    Cue("newsletter", "whole", "s'abonner|je m'abonne|se connecter|s'inscrire|abonnez vous|mon compte"),
    Cue("newsletter", "whole", "connexion|déjà abonné"),
    Cue("newsletter", "opening", "abonnez vous|inscrivez vous|recevez|je m'abonne|article réservé"),
    Cue("newsletter", "opening", "il vous reste|déjà abonné|la suite est réservée"),
    Cue("newsletter", "whole", "abbonati|accedi|iscriviti|registrati|assine|entrar|cadastre se"),
    Cue("newsletter", "whole", "inscreva se"),
    Cue("newsletter", "whole", "fazer login|subscrever|abonneer|inloggen|aanmelden"),
    Cue("newsletter", "opening", "iscriviti|abbonati|ricevi|assine|inscreva se|receba|cadastre se"),
    Cue("newsletter", "opening", "subscreva"),
    Cue("newsletter", "opening", "meld je aan|schrijf je in|ontvang|abonneer|nieuwsbrief"),
    Cue(
        "newsletter",
        "opening",
        "chat with us|our morning email|our daily email|our weekly email|privacy notice:",
    ),
    Cue("newsletter", "opening", "newsletters may contain"),
    Cue(
        "newsletter", "opening", "add as a preferred|add as a trusted|add as a reliable|add us as a preferred"
    ),
    Cue(
        "newsletter", "opening", "add us as a trusted|make us preferred|make us a preferred|set as preferred"
    ),
    Cue("newsletter", "opening", "als bevorzugte quelle|añádenos como|ajoutez nous|aggiungici|adicione nos"),
    Cue("newsletter", "opening", "we have a small favor|since you made it|since you're here"),
    Cue(
        "newsletter",
        "start",
        "unlock premium|unlock ai|unlock exclusive|make a donation|donate now|double my",
    ),
    Cue("newsletter", "whole", "add now|donate today|give now"),
    Cue("newsletter", "within", "by clicking here|delivered through your letterbox"),
    Cue("newsletter", "within", "click here to subscribe"),
    Cue("newsletter", "opening", "si tienes cuenta|si ya tienes cuenta|si ya eres suscriptor"),
    Cue("newsletter", "opening", "lecture du monde en cours|vous pouvez lire le monde|lecture restreinte"),
    Cue("newsletter", "whole", "اشترك|اشترك الآن|النشرة البريدية|تسجيل الدخول|подписаться|войти|рассылка"),
    Cue("newsletter", "whole", "abone ol|giriş yap|üye ol|bülten|subskrybuj|zaloguj się|zarejestruj się"),
    Cue("newsletter", "whole", "prenumerata"),
    Cue("newsletter", "opening", "اشترك في|подпишитесь на|подписывайтесь на|bültenimize|zapisz się"),
    Cue("newsletter", "opening", "zapisz się na"),
    Cue("newsletter", "whole", "登录|注册|订阅|ログイン|会員登録|新規登録|メルマガ|無料会員登録"),
    # Consent.
    Cue("cookie", "within", "uses cookies|use cookies|use of cookies|using cookies|cookie policy"),
    Cue("cookie", "within", "accept cookies|cookie settings|accept all|manage cookies"),
    Cue("cookie", "within", "utiliza cookies|utilizamos cookies|usamos cookies|uso de cookies"),
    Cue("cookie", "within", "política de cookies|aceptar cookies|aceptar todo|aceitar cookies"),
    Cue("cookie", "within", "verwendet cookies|verwenden cookies|nutzt cookies|nutzen cookies"),
    Cue("cookie", "within", "cookies akzeptieren|alle akzeptieren|cookie einstellungen"),
    Cue("cookie", "within", "datenschutzeinstellungen"),
    Cue("cookie", "within", "utilise des cookies|utilisons des cookies|cookies pour|tout accepter"),
    Cue("cookie", "within", "accepter les cookies|utilizza cookie|utilizza i cookie|accetta tutti"),
    Cue("cookie", "within", "gebruikt cookies|gebruiken cookies|maakt gebruik van cookies"),
    Cue("cookie", "within", "alles accepteren"),
    Cue("cookie", "within", "cookies accepteren|uso dei cookie|use of these cookies"),
    # Advertisement.
    Cue("advertisement", "whole", "advertisement|ad|ads|sponsored|sponsored content"),
    Cue("advertisement", "whole", "story continues below advertisement|adchoices|advertorial|promoted"),
    Cue("advertisement", "whole", "advertisement continue reading below|continue reading below|skip ad"),
    Cue("advertisement", "whole", "skip advertisement|continue reading the main story|scroll to continue"),
    Cue("advertisement", "start", "story continues below|article continues below|advertisement scroll"),
    Cue("advertisement", "start", "sponsored by|sponsored content|continue to|sponsor this|presented by"),
    Cue("advertisement", "start", "close ad"),
    Cue("advertisement", "whole", "advert|after newsletter promotion|shop now|buy now|إعلان|reklam"),
    Cue("advertisement", "start", "buy on amazon|buy at amazon|view on amazon|shop at|shop on|# at amazon"),
    Cue("advertisement", "within", "may earn a commission|may earn commission"),
    Cue("advertisement", "within", "earn an affiliate commission"),
    Cue("advertisement", "within", "affiliate commission|may receive a commission|affiliate links"),
    Cue("advertisement", "whole", "publicidad|anuncio|anuncios|anzeige|werbung|publicité|pubblicità"),
    Cue(
        "advertisement", "whole", "publicidade|advertentie|reclame|annons|annonce|reklama|iklan|реклама|広告"
    ),
    Cue("advertisement", "start", "la publicidad continúa|nach der anzeige|artikel wird nach"),
    Cue("advertisement", "start", "la suite après"),
    Cue("advertisement", "start", "continua após|continua dopo|lees verder na|artikel gaat verder"),
    Cue("advertisement", "start", "publicidad:|anzeige:|contenido patrocinado|contenuto sponsorizzato"),
    Cue("advertisement", "start", "conteúdo patrocinado|contenu sponsorisé"),
    Cue("advertisement", "whole", "广告|廣告|スポンサーリンク|pr"),
    # Subjects.
    Cue("tags", "whole", "tags|tags:|topics|topics:|topic|filed under|filed under:|in this article"),
    Cue("tags", "whole", "related tags|categories|categories:|category|sections"),
    Cue("tags", "start", "tags:|topics:|filed under|filed to|filed to:|posted in|tagged with|tagged:"),
    Cue("tags", "start", "categories:|category:|this article is related to|keywords:"),
    Cue("tags", "whole", "temas|etiquetas|archivado en|archivado en:|themen|schlagworte|schlagwörter"),
    Cue("tags", "whole", "stichworte|sujets|thèmes|mots clés|temi|argomenti|tag"),
    Cue("tags", "start", "temas:|etiquetas:|archivado en|themen:|schlagworte:|thèmes:|mots clés:"),
    Cue("tags", "start", "argomenti:"),
    Cue("tags", "start", "tag:|assuntos:|marcadores:|onderwerpen:|trefwoorden:"),
    Cue("tags", "whole", "assuntos|tópicos|marcadores|mais sobre|onderwerpen|trefwoorden|ämnen|emner|tagi"),
    Cue("tags", "whole", "темы"),
    Cue("tags", "whole", "الكلمات الدلالية|كلمات دلالية|теги|etiketler|konular|tematy"),
    Cue("tags", "start", "теги:|etiketler:|tagi:"),
    Cue("tags", "start", "标签|关键词|タグ|キーワード"),
    # Rights.
    Cue("copyright", "opening", "© #|© copyright|copyright|(c) #|all rights reserved|all contents"),
    Cue("copyright", "start", "republish this story|republish this article|republish our articles"),
    Cue("copyright", "opening", "this material may not be|terms of service|terms of use"),
    Cue("copyright", "opening", "terms & conditions"),
    Cue("copyright", "within", "all rights reserved|todos los derechos|alle rechte vorbehalten"),
    Cue("copyright", "within", "tous droits réservés|tutti i diritti|todos os direitos|alle rechten"),
    Cue("copyright", "whole", "privacy policy|privacy|privacy notice|terms|contact|contact us|imprint"),
    Cue("copyright", "within", "جميع الحقوق محفوظة|все права защищены|tüm hakları saklıdır"),
    Cue("copyright", "within", "wszelkie prawa zastrzeżone|wszystkie prawa zastrzeżone"),
    Cue("copyright", "within", "riproduzione riservata"),
    Cue("copyright", "whole", "impressum|datenschutz|aviso legal|mentions légales|agb|colofon"),
    Cue("copyright", "start", "版权所有|著作権|無断転載を禁じます|無断転載禁止|未经许可|未经授权"),
    # Ways about the site.
    Cue("navigation", "whole", "menu|search|home|search:|close|skip to content|skip to main content"),
    Cue("navigation", "whole", "main menu|sections|back|next|previous|show more|load more"),
    Cue("navigation", "whole", "next article|previous article|previous post|next post|go to content"),
    Cue("navigation", "whole", "toggle navigation|open menu|site index|menu sections|close menu"),
    Cue("navigation", "start", "skip to|previous post|« previous|next post|jump to|go back to|return to"),
    Cue("navigation", "start", "toggle|home news|home latest|search for"),
    Cue("navigation", "whole", "menú|buscar|inicio|cerrar|portada|siguiente|anterior|ir al contenido|menü"),
    Cue("navigation", "whole", "suche|suchen|startseite|schließen|zurück|weiter|zum inhalt"),
    Cue("navigation", "whole", "rechercher|accueil|fermer|suivant|précédent|aller au contenu|cerca|chiudi"),
    Cue("navigation", "whole", "avanti|indietro|vai al contenuto|início|fechar|pesquisar"),
    Cue("navigation", "whole", "voltar|próximo|ir para o conteúdo|zoeken|zoek|sluiten|sluit|volgende"),
    Cue("navigation", "whole", "vorige"),
    Cue("navigation", "whole", "naar de inhoud|ga naar inhoud|sök|meny|søg|szukaj"),
    Cue("navigation", "whole", "القائمة|بحث|الرئيسية|إغلاق|меню|поиск|главная|закрыть|menü|ara|anasayfa"),
    Cue("navigation", "whole", "kapat"),
    Cue("navigation", "whole", "strona główna|zamknij|więcej"),
    Cue("navigation", "whole", "首页|菜单|搜索|关闭|返回|ホーム|メニュー|検索|閉じる|トップ|新闻|ニュース"),
    # What plays, opens or enlarges.
    Cue("player", "whole", "video|play|play video|watch|watch live|live|close|enlarge image|view gallery"),
    Cue("player", "whole", "gallery|now playing|caption|hide caption|toggle caption|show caption"),
    Cue("player", "whole", "show captions|hide captions|mehr anzeigen|bildunterschrift einblenden"),
    Cue("player", "whole", "view fullscreen|full screen|expand|transcript|listen to this article|audio"),
    Cue("player", "whole", "photos|images|slideshow|open image modal|image"),
    Cue("player", "start", "media playback|view gallery|image # of|# of #|enlarge this image|watch video"),
    Cue("player", "start", "watch the video|play audio|listen to this|read time:|reading time:"),
    Cue("player", "start", "# min read|# minute read|# minutes read|# min|this video"),
    Cue("player", "start", "your browser does not"),
    Cue("player", "start", "javascript|please enable|font size|view image|view all #"),
    Cue("player", "whole", "vídeo|ver vídeo|galería|ampliar|bild vergrößern|zur galerie|vidéo|agrandir"),
    Cue("player", "whole", "foto's|galleria|ingrandisci|tempo de leitura|leestijd"),
    Cue("player", "start", "lesezeit|# min lesezeit|# minuten lesezeit|temps de lecture|lecture #"),
    Cue("player", "start", "tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|# min de lectura"),
    Cue("player", "start", "lectura de # min|# minuti di lettura|# minutos de leitura|escucha este"),
    Cue("player", "start", "ouça este|ascolta questo|écouter cet|diesen artikel anhören"),
    Cue("player", "start", "this slideshow requires|время чтения|czas czytania|okuma süresi|مدة القراءة"),
    # Who writes, at the end.
    Cue("biography", "whole", "about the author|about the authors|about the writer|über den autor"),
    Cue("biography", "whole", "über die autorin|zum autor|sobre el autor|sobre la autora|biografie"),
    Cue("biography", "whole", "à propos de l'auteur|sull'autore|sobre o autor|sobre a autora"),
    Cue("biography", "whole", "over de auteur"),
    Cue("biography", "whole", "l'autore|view author archive|view more articles"),
    Cue("biography", "start", "about the author|über den autor|zur person|sobre el autor|follow him on"),
    Cue("biography", "start", "follow her on|follow the author|get author|email the author|view author"),
    Cue("biography", "within", "is a staff writer|is a senior writer|is a senior editor|is a reporter at"),
    Cue("biography", "within", "is a reporter for|can be reached at|is a freelance|you can reach"),
    Cue("biography", "within", "is a columnist for|is a contributor to|is the author of the"),
    Cue("biography", "within", "contributed to this|contributed reporting|contributed to the report"),
    Cue("biography", "within", "follow her at"),
    Cue("biography", "within", "contributed research"),
    Cue("biography", "whole", "sobre la firma|sobre los autores|عن الكاتب|об авторе|o autorze"),
    Cue("biography", "whole", "yazar hakkında"),
    Cue("biography", "within", "more articles by|all articles by|more by this author|weitere artikel von"),
    Cue("biography", "within", "tous ses articles|leggi tutti gli articoli"),
    # About the article itself, not of it.
    Cue("note", "start", "责任编辑|责编|编辑|来源|原标题|編集|校对"),
    Cue("note", "opening", "this story about|this article about|this report was produced by"),
    Cue("note", "opening", "this article was originally|this story was originally|this story was"),
    Cue("note", "opening", "this article first appeared|originally published|editor's note|(reporting by"),
    Cue("note", "opening", "reporting by|editing by|additional reporting|edited by|fact checked"),
    Cue("note", "opening", "reviewed by"),
    Cue("note", "opening", "correction:|disclaimer:|disclosure:|this article is intended"),
    Cue("note", "opening", "contact staff writer|contact the author|contact us|send tips|letters to"),
    Cue("note", "opening", "email us|photo credit|this story also appeared|article sources"),
    Cue("note", "opening", "got a tip|do you have a story|have a tip|want to share|why trust"),
    Cue("note", "opening", "our standards"),
    Cue("note", "opening", "synopsis|key points|in brief|at a glance|follow the"),
    Cue("note", "opening", "este artículo fue|esta nota fue|dieser artikel erschien|dieser text erschien"),
    Cue("note", "opening", "mit material von|cet article a été|questo articolo è|este artigo foi"),
    Cue("note", "opening", "dit artikel verscheen|mit material der|redaktioneller hinweis"),
    Cue("note", "opening", "con información de|com informações|con informaciones de|avec afp|mit dpa"),
    Cue("note", "opening", "a version of this|a version of the article|een versie van dit"),
    Cue("note", "opening", "una versión de este"),
    Cue("note", "opening", "eine version dieses|une version de cet|una versione di questo"),
    Cue("note", "opening", "uma versão deste"),
    Cue("note", "within", "reporter who covers|correspondent who covers"),
    # Who wrote it. Whether names follow is for the reader of bylines to see.
    Cue("byline", "start", "by|by:|written by|words by|story by|posted by|text by|report by|author:"),
    Cue("byline", "start", "authors:|reported by|published by|from our|analysis by|opinion by|review by"),
    Cue("byline", "start", "commentary by|perspective by|interview by|tested by|tested by:"),
    Cue("byline", "start", "por|por:|escrito por|texto de|texto:|publicado por|autor:|autora:"),
    Cue("byline", "start", "reportagem de"),
    Cue("byline", "start", "redacción|redação"),
    Cue("byline", "start", "von|von:|text:|text von|autor:|autorin:|geschrieben von|ein beitrag von"),
    Cue("byline", "start", "eine analyse von|ein kommentar von|ein gastbeitrag von"),
    Cue("byline", "start", "par|par:|écrit par|publié par|propos recueillis par|auteur:|texte:|di|di:"),
    Cue("byline", "start", "scritto da|a cura di|autore:|testo di|de notre"),
    Cue("byline", "start", "door|door:|geschreven door|tekst:|auteur:|av|af|text av|autor:|oleh|oleh:"),
    Cue("byline", "start", "yazan:|автор:|文/|記者"),
    Cue("byline", "start", "كتب:|كتبت:|بقلم|بقلم:|إعداد:|المصدر:|текст:|авторы:|haber:|muhabir:|tekst:"),
    Cue("byline", "start", "autorka:"),
    Cue("byline", "whole", "editorial|staff|staff report|staff reporter|redacción|redaktion|la rédaction"),
    Cue("byline", "whole", "redazione|redação|redactie|the editorial board|agencies|agencias"),
    Cue("byline", "start", "记者|本报记者|作者|撰文|文|通讯员|文・|取材・文|執筆|執筆者"),
    # When.
    Cue("published", "start", "published|posted|first published|date:|posted on|published on|created"),
    Cue("published", "start", "issued"),
    Cue("published", "start", "page updated|on"),
    Cue("published", "start", "publicado|publicada|fecha:|publicado el|veröffentlicht|erschienen|stand:"),
    Cue("published", "start", "erstellt|datum:|publié|publiée|mis en ligne|date:"),
    Cue("published", "start", "pubblicato|pubblicata|data:|publicado em|gepubliceerd|geplaatst|publicerad"),
    Cue("published", "start", "publiceret|publisert|opublikowano|diterbitkan|опубликовано"),
    Cue("published", "start", "نشر في|نشر في:|تاريخ النشر|نشرت في|дата публикации|yayınlanma|giriş tarihi"),
    Cue("published", "start", "data publikacji"),
    Cue("published", "start", "发布|发布时间|公開|公開日|公開日時|掲載|投稿日"),
    Cue("updated", "start", "updated|last updated|last modified|modified|update|updated on|page updated"),
    Cue("updated", "start", "updated:|updated at|last update|edited"),
    Cue("updated", "start", "actualizado|actualizada|última actualización|actualización|aktualisiert"),
    Cue("updated", "start", "zuletzt aktualisiert|letzte aktualisierung|geändert"),
    Cue("updated", "start", "mis à jour|mise à jour|modifié|actualisé|dernière mise à jour|aggiornato"),
    Cue("updated", "start", "aggiornata|ultimo aggiornamento|modificato"),
    Cue("updated", "start", "atualizado|atualizada|última atualização|bijgewerkt|laatst bijgewerkt"),
    Cue("updated", "start", "gewijzigd|laatste update|uppdaterad|opdateret|oppdatert|diperbarui"),
    Cue("updated", "start", "آخر تحديث|تم التحديث|تحديث:|обновлено|güncelleme|son güncelleme"),
    Cue("updated", "start", "zaktualizowano|更新|更新时间|最后更新|更新日時|最終更新|更新日"),
    Cue("updated", "start", "aktualizacja|modifica|modifica il"),
    # Pictures and who made them.
    Cue("caption", "opening", "image caption|media caption|photo caption|video caption|file photo"),
    Cue("caption", "within", "file photo|is seen in this|are seen in this|photo provided by"),
    Cue("caption", "within", "image provided by"),
    Cue("caption", "within", "seen in this photo|seen in an undated|photo released by"),
    Cue("caption", "within", "in this undated photo"),
    Cue("caption", "start", "in this photo|in this image"),
    Cue("caption", "opening", "above:|pictured above:|above left:|above right:|top:|left:|right:"),
    Cue("caption", "opening", "oben:|links:|rechts:|im bild:|arriba:|en la imagen:|en la foto:|ci dessus:"),
    Cue(
        "caption",
        "opening",
        "ci contre:|nella foto:|in alto:|na foto:|na imagem:|acima:|op de foto:|na zdjęciu:",
    ),
    Cue("caption", "opening", "на фото:|في الصورة:|图为"),
    Cue("caption", "start", "caption:|pictured:|fotoğraf altı|podpis pod zdjęciem"),
    Cue("caption", "start", "bildunterschrift|pie de foto|légende:|didascalia|legenda:|bijschrift"),
    Cue("caption", "start", "archivbild|imagen de archivo|photo d'archives|foto d'archivio"),
    Cue("caption", "start", "foto de arquivo|archieffoto|symbolbild"),
    Cue("credit", "start", "photo:|photos:|photo by|photograph:|photograph by|photography by|image:"),
    Cue("credit", "start", "images:"),
    Cue("credit", "start", "picture:|pictures:|image copyright|credit:|credits:|video:"),
    Cue("credit", "start", "photo credit|image credit|image source|source:|getty images|illustration:"),
    Cue("credit", "start", "illustration by|graphic:|courtesy of|courtesy|(photo|(image"),
    Cue("credit", "start", "foto:|fotos:|foto de|fotografía:|imagen:|fotografía de|crédito:|créditos:"),
    Cue("credit", "start", "bild:"),
    Cue("credit", "start", "bilder:|fotograf:|quelle:|grafik:|bildquelle|fuente:"),
    Cue("credit", "start", "crédit:|crédits:|crédit photo|photo :|photographie:|fonte:|immagine:|imagem:"),
    Cue("credit", "start", "foto di|divulgação|reprodução|beeld:|bron:|fotografie:|© foto"),
    Cue("credit", "start", "фото:|фото|fotoğraf:|fot:|fot|zdjęcie:|الصورة:|تصوير:"),
    Cue("credit", "opening", "©"),
    Cue("credit", "start", "pa media|afp via|epa images"),
    Cue("credit", "end", "getty images|ap photo|photo:|image:|credit:|picture:|foto:|imagen:|bild:"),
    Cue("credit", "end", "crédit:|фото:|fot|fotó:|zdjęcie:|تصوير:|photo :|imágenes:|/тасс|риа новости"),
    Cue("credit", "end", "crédito:|imagem:|beeld:|immagine:|reproducción/"),
    Cue("credit", "end", "(photo|(image|(credit|(picture|(foto|(bild|(source:|via ap|via getty"),
    Cue("credit", "end", "via reuters"),
    Cue("credit", "end", "reuters/|/reuters|/afp|afp/|/getty|getty/|/ap|/epa|epa/"),
    Cue("credit", "end", "photo by|shutterstock|istock|alamy|picture alliance|europa press|imago/"),
    Cue("credit", "end", "imago images|afp via|photo courtesy|/dpa|dpa/|/efe|efe/|/ansa|ansa/|/lusa"),
    Cue("credit", "end", "agência brasil/|/folhapress|folhapress|unsplash|pixabay|wikimedia|flickr|©"),
    Cue("credit", "end", "/associated press|associated press/|/anp|anp/|depositphotos"),
)

OFFICES: frozenset[str] = frozenset(
    "writer|editor|reporter|correspondent|columnist|staff|contributor|desk|team|news|press|service|author|editors|analyst|producer"
    "|opinion|columna|columnista|corresponsal|redactor|redactora|redacción|enviado|enviada|periodista|agencia|agencias"
    "|redakteur|redakteurin|redaktion|korrespondent|korrespondentin|autor|autorin|reporterin|journaliste|correspondant"
    "|correspondante|rédaction|envoyé|envoyée|giornalista|corrispondente|redazione|inviato|repórter|redação|jornalista"
    "|colunista|correspondente|verslaggever|redactie|correspondent|redacteur|columniste|webmaster|admin|archive|articles".split(
        "|"
    )
)
"""Words that make what stands beside an author's name an office and no name."""

COLLECTIVES: frozenset[str] = frozenset(
    "desk|team|news|press|service|staff|agencia|agencias|redaktion|rédaction|redazione|redação|redactie|redacción|archive"
    "|articles|admin|webmaster".split("|")
)
"""Offices that many hold together: what stands before one is no author's name."""

MENU_WORDS: frozenset[str] = frozenset(
    "about|facebook|twitter|instagram|search|watch|follow|subscribe|sign|login|advertise|advertisement|listen|skip|menu|join|donate|contact|tips|newsletter"
    "|suscríbete|buscar|abonnieren|suche|s'abonner|rechercher|abbonati|cerca|assine|buscar|zoeken|abonneren".split(
        "|"
    )
)
"""Words of menus, which no kicker has."""

NO_NAME: frozenset[str] = frozenset(
    "about|all-new|button|buttons|business|buy|every|find|first|follow|more|network|news|our|rate|read|reviews|save|saved"
    "|saving|share|sharing|shop|story|style|subscribe|today|view|watch|your".split("|")
)
"""Words that no person's name has."""

CONJUNCTIONS: frozenset[str] = frozenset("and|y|e|und|et|en|och|og|&|with|con|mit|avec|com|met".split("|"))
"""Words between two authors."""

PARTICLES: frozenset[str] = frozenset(
    "de|del|della|di|da|do|dos|das|van|von|vom|der|den|ter|ten|te|la|le|el|al|bin|ibn|ben|du|des|zu|af|av|y|e|st|'t|dal|lo|los|las".split(
        "|"
    )
)
"""Words of a name that are written small."""

MONTHS: frozenset[str] = frozenset(
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|ago|dic"
    "|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|mär|okt|dez"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|janv|févr|fév|avr|juil|déc"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|gen|mag|giu|lug|set|ott"
    "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|fev|out"
    "|januari|februari|maart|mei|augustus|mrt"
    "|maj|augusti|marts|desember|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
    "|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|maret|agustus|desember"
    "|يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر"
    "|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря".split("|")
)
"""Names of months, whole and shortened, case-folded."""

WEEKDAYS: frozenset[str] = frozenset(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lun|mié|jue|vie|sáb|dom"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    "|segunda|terça|quarta|quinta|sexta|feira|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    "|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela".split(
        "|"
    )
)
"""Days of the week, whole and shortened, case-folded."""

DATE_WORDS: frozenset[str] = frozenset(
    "am|pm|a|p|m|h|hs|hrs|uhr|uur|ore|horas|gmt|utc|bst|est|edt|et|pst|pdt|pt|cst|cdt|ct|ist|hst|cet|cest|mez|mesz|z|t|mst|mdt|aest|aedt|nzst|nzdt|jst|kst|hkt|sgt|msk|мск|sast"
    "|st|nd|rd|th|º|er|de|del|at|on|the|um|à|as|às|alle|om|le|il|el|den|der|am|op|von|vom|to|г|года|в|godz|r|saat|الساعة|年|月|日|時|时|分|点".split(
        "|"
    )
)
"""Words that stand beside the figures of a date and time without being anything more than that."""

AGO: tuple[str, ...] = (
    "ago",
    "hace",
    "vor",
    "il y a",
    "fa",
    "há",
    "geleden",
    "atrás",
    "sedan",
    "siden",
    "temu",
    "назад",
    "önce",
    "قبل",
    "منذ",
    "小时前",
    "分钟前",
    "天前",
    "時間前",
    "分前",
)
"""Words of a date that is told from now, such as "2 hours ago"."""

MAIL_FIELDS: frozenset[str] = frozenset(
    "from|to|cc|bcc|date|sent|subject|reply-to|von|an|gesendet|datum|betreff|antwort an|de|à|a|envoyé|objet"
    "|copie|répondre à|para|enviado|enviado el|fecha|asunto|da|inviato|data|oggetto|assunto|enviado em|van"
    "|aan|verzonden|onderwerp|от|кому|отправлено|дата|тема|копия|od|do|wysłano|temat|dw|من|إلى|التاريخ|الموضوع|تاريخ"
    "|发件人|收件人|发送时间|日期|主题|抄送|差出人|宛先|送信日時|日時|件名".split("|")
)
"""The fields of an e-mail's head, as mail programs name them, case-folded."""

MAIL_WROTE: tuple[str, ...] = (
    " wrote:",
    " schrieb:",
    " a écrit :",
    " a écrit:",
    " escribió:",
    " ha scritto:",
    " escreveu:",
    " schreef:",
    " написал:",
    " написал(а):",
    " pisze:",
    " napisał(a):",
    " كتب:",
    "写道：",
)
"""How a line ends that stands above a quoted mail, case-folded."""
