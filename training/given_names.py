"""Write `knowledge/given_names.txt`: given names of people in many countries, in Latin letters.

pip install faker==40.63.0 && python training/given_names.py
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person as person  # type: ignore[import-not-found, import-untyped, unused-ignore]

OUT = Path(__file__).resolve().parents[1] / "src/secretariat/knowledge/given_names.txt"
NOTE = """\
# Given names of people, lower case, without accents; two words are two given names.
# Source: the providers of people's names of the package faker 40.63.0 (MIT licence), those in Latin letters, and, under
# the line "# transliterated", spellings of Arabic, Persian, Hebrew, Turkic, South and East Asian names that newspapers use, written
# for this project. Licence: MIT.
"""
TRANSLITERATED = """
aaliyah abbas abdallah abdel abdelaziz abdelfattah abdelkader abdelmadjid abdirahman abdol abdou abdoulaye abdul abdulaziz abdulhamid
abdulkadir abdullah abdullahi abdulrahman abdulsalam abiy abu adel adil adnan afework agnes ahmad ahmed ahmet aisha akbar akhtar akram alaa alexei
alexey ali alireza aliyu alpha amadou amal amin amina aminu amir amira amr anatoly anwar arash arif asad asghar ashraf asif askar aslam ayman ayatollah
azer aziz babak bahaa bahram bakhtiyar barham bashar bashir basil behrouz bilal binyamin bola boutros boubacar cheikh chidi chinedu chukwuma
dalia daoud dawood dmitri dmitry ebrahim edem ehud elmar emomali emre erdal ehsan esmail fadi fahad fahd faisal faiz fakhri farah fares farid farooq
faruk fatima fatou fayez feroz firas fouad fuad gamal ghassan ghulam gulnara gurbanguly habib hadi hafez hafiz haider haile haitham hakan hakim
hamad hamid hamza hanan hanna hani haroon hasan hashim hassan hatem haydar heydar hisham hossein houshang husain husayn hussain hussein ibrahim
idris idriss igor ilham ilyas imad imam imran irfan ishaq ismail ismet issa iyad izzat jaafar jabir jafar jalal jamal jamil jamila javad javed
jawad kamal kamala kamel kamran karim kasim kassym kemal khaled khalid khalifa khalil khamis kofi kwame kwaku laila latif layla leila lotfi luay
mahamadou mahamat mahathir mahinda mahmood mahmoud mahmud majid malik mamadou manmohan mansour mansur maryam masoud massoud masoumeh mehdi mehmet
mehran meles mevlut mikheil milad mina miriam mirza mohamad mohamed mohammad mohammadreza mohammed mohsen mohsin moktar mostafa mouin muammar
mubarak muhammad muhammadu mukhtar munir murad murat musa mustafa mykola myroslava nabih nabil nada nader nadia nahid najib narendra nasser nasrin
natalya nawaf nawaz nayef nazir nizar noor nouri nur nursultan okonkwo olena oleg oleksandr oleksiy olesya omar orhan osama osman othman pervez
petro qais qasem qasim qassem qusay rached rafik rahim raisi ramadan rami ramzan rana rashad rashid rauf recep reuven reza riad rifaat riyad rostam
ruhollah rustam rustem ruslan saad saadi sabah sabri saddam sadegh sadiq saeb saeed safa sahle said saif sajid saleh salah salem salim salman
salva sami samir samira sana sani saud sayed sayyid selahattin serhiy sergei sergey shafiq shah shahid shaker shakil sharif shavkat shaukat shehbaz
shimon shinzo siddiq siti sofyan sohail suleiman suleyman sultan svyatoslav taha taher tahir talal talat tamim tariq tawfiq tayyip tewodros thein
turki tzipi umar umaru usman uthman vahid valery vasyl viktor viktoriya vitaly vladimir volodymyr wael wahid walid waleed waseem wissam xanana yahya
yair yakub yasir yasmin yasser yevgeny yitzhak yousef youssef yulia yuri yusuf yusif zafar zahid zaid zain zainab zaki zakir zalmay zarif zayed zeid
zeinab zia ziad zine ziyad zohra zulfikar zurab
aung bai bo bounnhang chanthol choummaly daw duc hoang hun khin kyaw minh myint nguyen nhat phuc prawit prayut prem quang sirivannavari somchai
thaksin thongloun tran trong truong win yingluck
abhijit ajit amit anand anil anita arjun arun arvind ashok atal bal deepak devendra dilip dinesh gotabaya hardeep indira jagdish jyoti kapil kiran
lal maithripala manoj mukesh nirmala nitin pawan prakash pranab priyanka rahul raj rajiv rajnath rakesh ramesh ranil ravi sanjay satya shashi
shivraj sonia subrahmanyam sunil suresh sushma uddhav vijay vikram vinod yashwant yogi
""".split()
_LATIN = re.compile(r"[a-z][a-z'-]{1,14}(?: [a-z][a-z'-]{1,14})?")
_WORDS = {
    "will", "may", "april", "june", "august", "hope", "grace", "faith", "joy", "summer", "autumn", "art", "bill", "mark", "sunny", "rich", "royal",
    "general", "major", "prince", "king", "queen", "earl", "duke", "baron", "bishop", "pope", "justice", "marshal", "constable", "chancellor", "sir",
    "lord", "lady", "judge", "saint", "santa", "santo", "the", "an", "son", "van", "von", "den", "der", "bin", "star", "sun", "day", "song", "price",
    "man", "war", "an", "my", "so", "do", "no", "to", "in", "on", "at", "be", "we", "he", "she", "it", "us", "sa", "ha", "ho", "long", "young", "new",
    "christian", "israel", "georgia", "jordan", "chad", "paris", "london", "sydney", "florence", "vienna", "milan", "victoria", "china", "india", "america",
    "asia", "africa", "europe", "virginia", "carolina", "dakota", "montana", "austin", "dallas", "houston", "boston", "chelsea", "brooklyn", "lima",
    "union", "state", "national", "federal", "north", "south", "east", "west", "red", "ocean", "river", "sky", "storm", "law", "page", "reed",
    "admiral", "author", "boss", "branch", "captain", "charity", "colonel", "council", "doctor", "emir", "governor", "imam", "lawyer", "media",
    "miner", "pastor", "press", "princess", "side", "sister", "ayatollah", "sultan", "capital", "central", "city", "sea", "lake", "mount", "forest",
}  # fmt: skip
"""Words that are too often something else at the head of a name."""


_SHORT = set(
    "ada ali amy ana ann ari ben bob dan don eli eva gil guy ian ida jan jim joe jon kai kay ken kim lee leo lev liz max mia mir ned nia pat ray"
    " rob ron roy sam sue taj ted tim tom zia".split()
)
"""Names of two or three letters that are nothing else."""


def plain(name: str) -> str:
    """Lower case, without accents."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(mark for mark in folded if not unicodedata.combining(mark)).replace("’", "'").strip()


def names() -> Iterator[str]:
    """All given names of the package."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female", "first_names_unisex", "first_names_nonbinary"):
            found = getattr(provider, kind, ())
            yield from map(plain, () if isinstance(found, property) else found)


def main() -> None:
    """Write the list."""
    own = {name for name in names() if _LATIN.fullmatch(name) and (len(name) > 3 or name in _SHORT) and name not in _WORDS}
    more = {name for name in TRANSLITERATED if name not in own | _WORDS}
    lines = [*sorted(own), "# transliterated", *sorted(more)]
    OUT.write_text(NOTE + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(own)} and {len(more)} names")


if __name__ == "__main__":
    main()
