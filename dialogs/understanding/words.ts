/**
 * The words that replies are made of, English and Welsh. Data only: the readers beside this file say how they combine.
 * All in small letters, straight apostrophes, no accents (`tidy` has taken them off).
 */

const list = (words: string): readonly string[] => words.split('|').map((word) => word.trim());

/** Said before an answer without changing it. */
export const OPENERS = list(`
  well | um | umm | er | erm | hmm | hm | oh | ah | so | right so | ok so | i mean | honestly | to be honest | tbh |
  actually | i'd say | i would say | i guess | i suppose | i think | we think | i believe | we believe | hi |
  hello | sorry | and | just | to be fair | basically | in short | currently | at the moment | my answer is |
  the answer is | it would be | it'd be | it's | it is | its | that's | that is | that would be | say | let's say |
  lets say | put | put down | wel
`);

/** Said after an answer without changing it. */
export const CLOSERS = list(`
  please | pls | thanks | thank you | ta | cheers | mate | love | at the moment | at present | for now | right now |
  now | currently | really | actually | i think | we think | i guess | i suppose | i believe | i'd say |
  to be honest | tbh | honestly | i'm afraid | im afraid | unfortunately | sadly | of course | obviously | then |
  so far | x | xx | diolch | os gwelwch yn dda | plis | today | for sure | definitely | in fact | as it happens |
  sorry
`);

export const YES = list(`
  i'm afraid so | afraid so | i guess so | i suppose so | fine | fine by me | all good |
  yes | y | yea | yeah | yeh | yep | yup | ye | yess | yesss | yse | ya | aye | ay | ok | okay | okey dokey | k |
  sure | sure thing | correct | that is correct | that's correct | that's right | that is right | right | true |
  indeed | exactly | absolutely | definitely | certainly | of course | for sure | affirmative | totally | i agree |
  agreed | very much so | very much | too right | you bet | without a doubt | no doubt about it | i do | we do |
  they do | it does | i am | we are | they are | it is | i have | we have | they have | it has | i will | we will |
  they will | it will | i would | we would | they would | i can | we can | i did | we did | they did | it was |
  there is | there are | i think so | we think so | think so | i believe so | we believe so | mhm | uh huh |
  already have | already done | we already have | we already do | i already have | i already do | 👍 | ✅ | ✔ | 👌 |
  all of them do | they all do | go on then | go ahead | ydw | ydyn | ydi | ydy | ydyn ni | ydw i | oes | oes mae |
  ie | ia | do | gwnaf | gwnawn | wrth gwrs | iawn | cywir | bydd | byddaf | byddwn | hoffwn | ydych | ydynt |
  yn bendant | byddai
`);

export const NO = list(`
  unfortunately not | i'm afraid not | im afraid not | afraid not | sadly not | i guess not | i suppose not |
  i hope not | not that i know | not any more | not us |
  no | n | nope | nah | naw | noo | nooo | no no | no way | never | not really | not at all | not yet | no not yet |
  definitely not | certainly not | absolutely not | of course not | hell no | negative | false | incorrect | wrong |
  that's wrong | that is wrong | not correct | not right | that's not right | not true | that's not true |
  not exactly | not particularly | not now | not at the moment | not at present | not currently | not so far |
  not that i know of | not as far as i know | i don't | i do not | we don't | we do not | they don't | they do not |
  it doesn't | it does not | i'm not | i am not | we're not | we aren't | we are not | they aren't | they are not |
  it isn't | it's not | it is not | i haven't | i have not | we haven't | we have not | they haven't | it hasn't |
  i won't | i will not | we won't | we will not | they won't | it won't | i wouldn't | i would not | we wouldn't |
  we would not | i can't | we can't | i didn't | we didn't | they didn't | there isn't | there aren't |
  there is not | there are not | i don't think so | we don't think so | i do not think so | don't think so |
  dont think so | i think not | nothing like that | none at all | uh uh | no chance | not me | not us | not likely |
  nay | i'd rather not | we'd rather not | haven't yet | we haven't yet | i haven't yet | 👎 | ❌ | ✖ |
  i wouldn't say so | i wouldn't say yes | i would not say yes | we wouldn't say so | wouldn't say so |
  can't say yes | i can't say yes | i can't say that we do | can't say that i do | na | nac ydw | nac ydyn |
  nac ydy | nac ydi | nac oes | nag oes | nag ydw | nag ydyn | nage | naddo | na fydd | na fyddaf | na fyddwn |
  dim o gwbl | ddim eto | dim eto | nac ydyn ni | nac ydw i | nac ydynt
`);

export const NOT_SURE = list(`
  not sure | i'm not sure | im not sure | i am not sure | we're not sure | we are not sure | not so sure |
  not too sure | i'm not too sure | not quite sure | not entirely sure | not really sure | not 100% sure |
  not very sure | not certain | i'm not certain | not entirely certain | not completely sure | unsure | uncertain |
  i'm unsure | i am unsure | we are unsure | don't know | dont know | do not know | i don't know | i dont know |
  i do not know | we don't know | we dont know | we do not know | don't really know | i don't really know |
  we don't really know | don't know yet | we don't know yet | i don't know yet | dunno | i dunno | idk | no idea |
  i've no idea | i have no idea | we've no idea | we have no idea | no idea yet | no clue | haven't a clue |
  i haven't a clue | haven't got a clue | not a clue | who knows | maybe | perhaps | possibly | potentially |
  probably | probably not | possibly not | maybe not | could be | might be | may be | we might | i might |
  it might | we may | hard to say | difficult to say | hard to tell | can't say | cant say | cannot say |
  i can't say | couldn't say | i couldn't say | couldn't tell you | i couldn't tell you | can't tell |
  can't decide | i can't decide | we can't decide | haven't decided | we haven't decided | i haven't decided |
  haven't decided yet | we haven't decided yet | undecided | still undecided | still deciding | to be decided |
  to be confirmed | tbc | tbd | not decided | not decided yet | yet to decide | can't remember | i can't remember |
  don't remember | i don't remember | i forget | we'll see | we hope so | i hope so | hopefully | in two minds |
  we're in two minds | i'm in two minds | on the fence | not known | unknown | not known yet | i wouldn't know |
  wouldn't know | need to check | i'd have to check | i'd need to check | we'd have to check | we'd need to check |
  i'll have to check | need to ask | i'd have to ask | i need to ask | ask me another |
  your guess is as good as mine | search me | pass on that | ? | ?? | ??? | 🤷 | 🤷‍♀ | 🤷‍♂ | 🤔 | dwn i'm |
  dwn im | wn i'm | dwi'm yn gwybod | dwi ddim yn gwybod | dw i ddim yn gwybod | dydw i ddim yn gwybod |
  ddim yn gwybod | ddim yn siwr | dim yn siwr | dwi ddim yn siwr | dw i ddim yn siwr | dydw i ddim yn siwr |
  ansicr | dim syniad | wn i ddim | sa i'n gwybod | sai'n gwybod | efallai | falle | ella | hwyrach |
  dydyn ni ddim yn siwr | dydyn ni ddim yn gwybod
`);

/** A reply that begins with one of these asks something. */
export const QUESTION_STARTS = list(`
  why | what | what's | whats | how | how's | when | where | where's | who | who's | whose | which | whether |
  can i | can we | can you | can it | can they | could i | could we | could you | should i | should we | should it |
  would it | would that | would you | would we | do i | do we | do you | do they | does it | does that | does this |
  does a | does the | is it | is that | is this | is there | is a | is the | are there | are we | are you |
  are they | am i | will it | will we | will you | will i | tell me | explain | please explain | can somebody |
  may i | may we | must i | must we | have i got to | do i have to | i don't understand | i dont understand |
  i do not understand | what about | help me understand | i don't know what | i dont know what | i'm not sure what |
  im not sure what | not sure what | don't know what | i want to know | i'd like to know | i would like to know |
  remind me | pam | beth | sut | pryd | ble | pwy | pa un | pa rai | oes rhaid | allwch chi | alla i | ga i |
  gallwn ni | a oes | beth yw | dwi ddim yn deall | dw i ddim yn deall
`);

/** Words that turn the rest of a reply against its beginning. */
export const TURNS = list(`
  but | except | unless | though | although | however | only | if | when | depends | depending | or | apart |
  until | while | maybe | perhaps | probably | ond | os | heblaw | not | no | never | without | n't | yes | yeah |
  yep | nope
`);

// === Choices ===

export const ALL = list(`
  all | all of them | all of these | all of those | all of the above | every one | everyone | every one of them |
  everything | all three | all four | all five | the lot | the whole lot | all the above | them all | all that |
  each of them | pob un | y cyfan | popeth | pob un ohonyn nhw
`);
export const BOTH = list(`
  both | both of them | both of these | both of those | the both | both please | y ddau | y ddwy | both options
`);
export const NONE = list(`
  none | none of them | none of these | none of those | none of the above | neither | neither of them |
  neither of these | neither one | nothing | nothing on there | none of that | no one of these | not any of them |
  not any of these | nope none | no none of these | no none of them | no to all | dim un | dim un ohonyn nhw |
  dim byd | nothing from the list | none apply | none of them apply | none fit | none of these fit |
  none of them fit | not applicable | n/a | something else | rhywbeth arall | other | another
`);
export const ANY = list(`
  either | any | any of them | either of them | either one | any of these | anything | whichever | whatever |
  don't mind | i don't mind | we don't mind | no preference | not bothered | not fussed | either or
`);
export const LAST = list(`
  last | last one | the last | the last one | last option | the last option | the bottom one | final one |
  the final one | final option | the end one | yr olaf | yr un olaf | olaf | the last on the list |
  last on the list
`);
export const ORDINALS = list(`
  first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth
`);
export const SHORT_ORDINALS = list(`
  1st | 2nd | 3rd | 4th | 5th | 6th | 7th | 8th | 9th | 10th
`);
export const WELSH_ORDINALS = list(`
  cyntaf | ail | trydydd | pedwerydd | pumed
`);
export const SMALL_NUMBERS = list(`
  one | two | three | four | five | six | seven | eight | nine | ten
`);

/** Words that may stand round a choice without changing it. Any other left-over word makes it unclear. */
export const CHOICE_FILLERS = new Set(
  (
    "i i'm im i'd i'll we we're were we'd we'll my our me us am are is it it's its that that's thats this those these the a an be would will like love want wants wanting prefer need think guess suppose say believe go going for with " +
    'choose chose pick select answer option options number no. choice one ones please pls thanks thank you ta just mostly mainly probably definitely certainly really only to of as in at get have got having some kind sort type maybe perhaps ' +
    "so well um er erm hmm oh ok okay yes yeah yep and & + plus also too then both all looking let let's lets do them there there's theres because from part more here now take have i've ive we've weve sounds seems closest best fits fit nearest right most about by mainly us both put down "
  )
    .trim()
    .split(/\s+/),
);
export const CHOICE_NEGATIONS = list(`
  not | no | don't | dont | doesn't | isn't | never | without | won't | wouldn't | can't | cannot | nor | neither |
  ddim | dim | hate | avoid | against | refuse | aren't | haven't
`);
