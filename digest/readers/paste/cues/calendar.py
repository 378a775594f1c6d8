"""Words of dates."""

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
    "|leden|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
    "|tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta"
    "|marraskuuta|joulukuuta|január|február|március|április|május|június|július|augusztus|szeptember|október"
    "|ianuarie|februarie|martie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie|maret|agustus|desember"
    "|ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|μαίου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου"
    "|νοεμβρίου|δεκεμβρίου|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
    "|ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"
    "|בינואר|בפברואר|במרץ|במרס|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר"
    "|tháng|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря".split("|")
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
    "|st|nd|rd|th|º|er|de|del|at|on|the|um|à|as|às|alle|om|le|il|el|den|der|am|op|von|vom|to|г|года|в|godz|r|saat|الساعة|kl|klo|στις|о|об|στη|wib|ist|jam|lúc|בשעה|오전|오후|년|월|일|시|분|"
    "today|yesterday|heute|gestern|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|hier|idag|igår|tänään|eilen|dzisiaj|wczoraj"
    "|dnes|včera|сегодня|вчера|bugün|dün|اليوم|أمس|היום|אתמול|今日|昨日|今天|昨天|오늘|어제|年|月|日|時|时|分|点".split(
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
    "sitten",
    "lalu",
    "назад",
    "тому",
    "πριν",
    "לפני",
    "전",
    "시간 전",
    "時間前",
    "分前",
)
"""Words of a date that is told from now, such as "2 hours ago"."""
