// Written by build/hcpcsData.mjs from CMS’s HCPCS Level II releases (public domain); not edited by hand.
// Where each fact comes from: PROVENANCE.md beside this file.

/** Short descriptors of October 2020, one a line, in the order of the codes; empty where that release has no such code. */
export const SHORT_DESCRIPTORS = `Outside state ambulance serv
Noninterest escort in non er
Interest escort in non er
Nonemergency transport taxi
Nonemergency transport bus
Noner transport mini-bus
Noner transport wheelch van
Nonemergency transport air
Noner transport case worker
Transport parking fees/tolls
Noner transport lodgng recip
Noner transport meals recip
Noner transport lodgng escrt
Noner transport meals escort
Neonatal emergency transport
Basic life support mileage
Basic support routine suppls
Bls defibrillation supplies
Advanced life support mileag
Als defibrillation supplies
Als iv drug therapy supplies
Als esophageal intub suppls
Als routine disposble suppls
Ambulance waiting 1/2 hr
Ambulance 02 life sustaining
Extra ambulance attendant
Ground mileage
Als 1
Als1-emergency
Bls
Bls-emergency
Fixed wing air transport
Rotary wing air transport
Pi volunteer ambulance co
Als 2
Specialty care transport
Fixed wing air mileage
Rotary wing air mileage
Noncovered ambulance mileage
Ambulance response/treatment
Unlisted ambulance service













































1 cc sterile syringe&needle
2 cc sterile syringe&needle
3 cc sterile syringe&needle
5+ cc sterile syringe&needle
Nonneedle injection device
Supp for self-adm injections
Non coring needle or stylet
20+ cc syringe only
Sterile needle
Sterile water/saline, 10 ml
Sterile water/saline, 500 ml
Sterile saline or water
Infusion pump refill kit
Supp non-insulin inf cath/wk
Infusion supplies with pump
Infusion supplies w/o pump
Supply insulin inf cath/wk
Sup/ext insulin inf pump syr
Weekly supply maint cgs pump
Infus insulin pump non needl
Infusion insulin pump needle
Syringe w/needle insulin 3cc
Alkalin batt for glucose mon
J-cell batt for glucose mon
Lithium batt for glucose mon
Silvr oxide batt glucose mon


Alcohol or peroxide per pint
Alcohol wipes per box
Betadine/phisohex solution
Betadine/iodine swabs/wipes
Chlorhexidine antisept
Urine reagent strips/tablets
Blood ketone test or strip
Blood glucose/reagent strips
Glucose monitor platforms
Calibrator solution/chips
Replace lensshield cartridge
Lancet device each
Lancets per box
Cervical cap contraceptive
Temporary tear duct plug
Permanent tear duct plug
Intratubal occlusion device
Paraffin
Diaphragm
Male condom
Female condom
Spermicide
Disposable endoscope sheath

Brst prsths adhsv attchmnt
Replacement breastpump tube
Replacement breastpump adpt
Replacement breastpump cap
Replcmnt breast pump shield
Replcmnt breast pump bottle
Replcmnt breastpump lok ring


Sacral nerve stim test lead



Cath impl vasc access portal
Implantable access syst perc
Drug delivery system >=50 ml
Drug delivery system <=50 ml
Insert tray w/o bag/cath
Catheter w/o bag 2-way latex
Cath w/o bag 2-way silicone
Catheter w/bag 3-way
Cath w/drainage 2-way latex
Cath w/drainage 2-way silcne
Cath w/drainage 3-way

Irrigation tray
Cath therapeutic irrig agent
Irrigation syringe
Male external catheter
Fem urinary collect dev cup
Fem urinary collect pouch
Stool collection pouch
Extension drainage tubing
Lube sterile packet
Urinary cath anchor device
Urinary cath leg strap
Incontinence supply
Urethral insert
Incontinent rectal insert
Indwelling catheter latex
Indwelling catheter special


Cath indw foley 2 way silicn
Cath indw foley 3 way
Disposable male external cat
Straight tip urine catheter
Coude tip urinary catheter
Intermittent urinary cath
Cath insertion tray w/bag
Bladder irrigation tubing
Ext ureth clmp or compr dvc
Bedside drainage bag
Urinary leg or abdomen bag
Disposable ext urethral dev
Ostomy face plate
Solid skin barrier
Ostomy clamp, replacement
Adhesive, liquid or equal
Ostomy vent
Ostomy belt
Ostomy filter
Skin barrier liquid per oz
Skin barrier powder per oz
Skin barrier solid 4x4 equiv
Skin barrier with flange
Drainable plastic pch w fcpl
Drainable rubber pch w fcplt
Drainable plstic pch w/o fp
Drainable rubber pch w/o fp
Urinary plastic pouch w fcpl
Urinary rubber pouch w fcplt
Urinary plastic pouch w/o fp
Urinary hvy plstc pch w/o fp
Urinary rubber pouch w/o fp
Ostomy faceplt/silicone ring
Ost skn barrier sld ext wear
Ost clsd pouch w att st barr
Drainable pch w ex wear barr
Drainable pch w st wear barr
Drainable pch ex wear convex
Urinary pouch w ex wear barr
Urinary pouch w st wear barr
Urine pch w ex wear bar conv
Ostomy pouch liq deodorant
Ostomy pouch solid deodorant
Peristomal hernia supprt blt
Irrigation supply sleeve
Ostomy irrigation bag
Ostomy irrig cone/cath w brs
Ostomy irrigation set
Lubricant per ounce
Ostomy ring each
Nonpectin based ostomy paste
Pectin based ostomy paste
Ext wear ost skn barr <=4sq"
Ext wear ost skn barr >4sq"
Ost skn barr convex <=4 sq i
Ost skn barr extnd >4 sq
Ost skn barr extnd =4sq
Ost pouch drain high output
2 pc drainable ost pouch
Ost sknbar w/o conv<=4 sq in
Ost skn barr w/o conv >4 sqi
Ost pch clsd w barrier/filtr
Ost pch w bar/bltinconv/fltr
Ost pch clsd w/o bar w filtr
Ost pch for bar w flange/flt
Ost pch clsd for bar w lk fl
Ostomy supply misc
Ost pouch absorbent material
Ost pch for bar w lk fl/fltr
Ost pch drain w bar & filter
Ost pch drain for barrier fl
Ost pch drain 2 piece system
Ost pch drain/barr lk flng/f
Urine ost pouch w faucet/tap
Urine ost pouch w bltinconv
Ost urine pch w b/bltin conv
Ost pch urine w barrier/tapv
Os pch urine w bar/fange/tap
Urine ost pch bar w lock fln
Ost pch urine w lock flng/ft
1pc ost pch drain hgh output



Non-waterproof tape
Waterproof tape

Adhesive remover per ounce
Adhesive remover, wipes

Reusable enema bag
Manual pump enema, reusable
Surgicl dress hold non-reuse
Surgical dress holder reuse
Non-elastic extremity binder
Elastic garment/covering
Belt strap sleev grmnt cover

Gravlee jet washer

Vabra aspirator
Tracheostoma filter
Moisture exchanger
Above knee surgical stocking
Thigh length surg stocking
Below knee surgical stocking
Full length surg stocking
Incontinence garment anytype






Surgical trays
Nondisp underpads, all sizes
Disposable underpads
Ca tx e-stim electr/transduc
Electrodes, pair
Lead wires, pair
Conductive gel or paste
Coupling gel or paste

Pessary rubber, any type
Pessary, non rubber,any type
Vag inser rectal control sys

Slings
Should sling/vest/abrestrain
Splint
Hyperbaric o2 chamber disps
Cast supplies (plaster)
Special casting material


Tens suppl 2 lead per month

Sleeve, inter limb comp dev
Lith ion non prosth recharge
Replace lithium battery 1.5v
Tubing with heating element
Trach suction cath close sys
Oxygen probe used w oximeter
Transtracheal oxygen cath
Heavy duty battery
Battery cables
Battery charger
Hand-held pefr meter
Cannula nasal
Tubing (oxygen) per foot
Mouth piece
Breathing circuits
Face tent
Variable concentration mask
Tracheostomy inner cannula
Tracheal suction tube
Trach care kit for new trach
Tracheostomy cleaning brush
Spacer bag/reservoir
Oropharyngeal suction cath
Tracheostomy care kit
Repl bat t.e.n.s. own by pt
Uvl replacement bulb
Replacement bulb th lightbox
Underarm crutch pad
Handgrip for cane etc
Repl tip cane/crutch/walker
Repl batt pulse gen sys
Infrared ht sys replcmnt pad
Alternating pressure pad
Radiopharm dx agent noc
In111 satumomab
Implantable tissue marker
Surgical supplies
Implant radiation dosimeter
Calibrated microcap tube
Microcapillary tube sealant
Pd catheter anchor belt
Syringe w/wo needle
Sphyg/bp app w cuff and stet
Dialysis blood pressure cuff
Automatic bp monitor, dial
Disposable cycler set
Drainage ext line, dialysis
Ext line w easy lock connect
Chem/antisept solution, 8oz
Activated carbon filter, ea
Dialyzer, each
Bicarbonate conc sol per gal
Bicarbonate conc pow per pac
Acetate conc sol per gallon
Acid conc sol per gallon
Treated water per gallon
"y set" tubing
Dialysat sol fld vol > 249cc
Dialysat sol fld vol > 999cc
Dialys sol fld vol > 1999cc
Dialys sol fld vol > 2999cc
Dialys sol fld vol > 3999cc
Dialys sol fld vol > 4999cc
Dialys sol fld vol > 5999cc
Dialysate solution, non-dex
Fistula cannulation set, ea
Topical anesthetic, per gram
Inj anesthetic per 10 ml
Shunt accessory
Art or venous blood tubing
Comb art/venous blood tubing
Dialysate sol test kit, each
Dialysate conc pow per pack
Dialysate conc sol add 10 ml
Blood collection tube/vacuum
Serum clotting time tube
Blood glucose test strips
Occult blood test strips
Ammonia test strips
Protamine sulfate per 50 mg
Disposable catheter tips
Plumb/elec wk hm hemo equip
Repair/maint cont hemo equip
Drain bag/bottle
Misc dialysis supplies noc
Venous pressure clamp
Non-sterile gloves
Surgical mask
Tourniquet for dialysis, ea
Sterile, gloves per pair
Reusable oral thermometer
Reusable rectal thermometer
Pouch clsd w barr attached
Clsd ostomy pouch w/o barr
Clsd ostomy pouch faceplate
Clsd ostomy pouch w/flange
Stoma cap
1 pc ost pouch w filter
1 pc ost pou w built-in conv
Pouch drainable w barrier at
Drnble ostomy pouch w/o barr
Drain ostomy pouch w/flange
Urinary pouch w/barrier
Urinary pouch w/o barrier
Urinary pouch on barr w/flng
Stoma plug or seal, any type
Continent stoma catheter
Stoma absorptive cover
Ostomy accessory convex inse
Bedside drain btl w/wo tube
Urinary suspensory
Urinary leg bag
Latex leg strap
Foam/fabric leg strap
Skin barrier, wipe or swab
Solid skin barrier 6x6
Solid skin barrier 8x8
Disk/foam pad +or- adhesive
Appliance cleaner
Percutaneous catheter anchor
Diab shoe for density insert
Diabetic custom molded shoe
Diabetic shoe w/roller/rockr
Diabetic shoe with wedge
Diab shoe w/metatarsal bar
Diabetic shoe w/off set heel
Modification diabetic shoe
Diabetic deluxe shoe
Compression form shoe insert
Multi den insert direct form
Multi den insert custom mold
Mult den insert dir carv/cam
Wound warming wound cover
Collagen based wound filler
Collagen gel/paste wound fil
Collagen dressing <=16 sq in
Collagen drsg>16<=48 sq in
Collagen dressing >48 sq in
Collagen dsg wound filler
Silicone gel sheet, each
Wound pouch each
Alginate dressing <=16 sq in
Alginate drsg >16 <=48 sq in
Alginate dressing > 48 sq in
Alginate drsg wound filler
Composite drsg <= 16 sq in
Composite drsg >16<=48 sq in
Composite drsg > 48 sq in
Contact layer <= 16 sq in
Contact layer >16<= 48 sq in
Contact layer > 48 sq in
Foam drsg <=16 sq in w/o bdr
Foam drg >16<=48 sq in w/o b
Foam drg > 48 sq in w/o brdr
Foam drg <=16 sq in w/border
Foam drg >16<=48 sq in w/bdr
Foam drg > 48 sq in w/border
Foam dressing wound filler
Non-sterile gauze<=16 sq in
Non-sterile gauze>16<=48 sq
Non-sterile gauze > 48 sq in
Gauze <= 16 sq in w/border
Gauze >16 <=48 sq in w/bordr
Gauze > 48 sq in w/border
Gauze <=16 in no w/sal w/o b
Gauze >16<=48 no w/sal w/o b
Gauze > 48 in no w/sal w/o b
Gauze <= 16 sq in water/sal
Gauze >16<=48 sq in watr/sal
Gauze > 48 sq in water/salne
Hydrogel dsg<=16 sq in
Hydrogel dsg>16<=48 sq in
Hydrogel dressing >48 sq in
Hydrocolld drg <=16 w/o bdr
Hydrocolld drg >16<=48 w/o b
Hydrocolld drg > 48 in w/o b
Hydrocolld drg <=16 in w/bdr
Hydrocolld drg >16<=48 w/bdr
Hydrocolld drg > 48 in w/bdr
Hydrocolld drg filler paste
Hydrocolloid drg filler dry
Hydrogel drg <=16 in w/o bdr
Hydrogel drg >16<=48 w/o bdr
Hydrogel drg >48 in w/o bdr
Hydrogel drg <= 16 in w/bdr
Hydrogel drg >16<=48 in w/b
Hydrogel drg > 48 sq in w/b
Hydrogel drsg gel filler
Skin seal protect moisturizr
Absorpt drg <=16 sq in w/o b
Absorpt drg >16 <=48 w/o bdr
Absorpt drg > 48 sq in w/o b
Absorpt drg <=16 sq in w/bdr
Absorpt drg >16<=48 in w/bdr
Absorpt drg > 48 sq in w/bdr
Transparent film <= 16 sq in
Transparent film >16<=48 in
Transparent film > 48 sq in
Wound cleanser any type/size
Wound filler gel/paste /oz
Wound filler dry form / gram
Impreg gauze no h20/sal/yard
Sterile gauze <= 16 sq in
Sterile gauze>16 <= 48 sq in
Sterile gauze > 48 sq in
Packing strips, non-impreg
Sterile eye pad
Non-sterile eye pad
Occlusive eye patch
Adhesive bandage, first-aid
Pad band w>=3" <5"/yd
Conform band n/s w<3"/yd
Conform band n/s w>=3"<5"/yd
Conform band n/s w>=5"/yd
Conform band s w <3"/yd
Conform band s w>=3" <5"/yd
Conform band s w >=5"/yd
Lt compres band <3"/yd
Lt compres band >=3" <5"/yd
Lt compres band >=5"/yd
Mod compres band w>=3"<5"/yd
High compres band w>=3"<5"yd
Self-adher band w <3"/yd
Self-adher band w>=3" <5"/yd
Self-adher band >=5"/yd
Zinc paste band w >=3"<5"/yd
Tubular dressing
Synthetic drsg <= 16 sq in
Synthetic drsg >16<=48 sq in
Compres burngarment bodysuit
Compres burngarment chinstrp
Compres burngarment facehood
Cmprsburngarment glove-wrist
Cmprsburngarment glove-elbow
Cmprsburngrmnt glove-axilla
Cmprs burngarment foot-knee
Cmprs burngarment foot-thigh
Compres burn garment jacket
Compres burn garment leotard
Compres burn garment panty
Compres burn garment, noc
Compress burn mask face/neck















Compression stocking bk18-30
Compression stocking bk30-40
Compression stocking bk40-50
Gc stocking thighlngth 18-30
Gc stocking thighlngth 30-40
Gc stocking thighlngth 40-50
Gc stocking full lngth 18-30
Gc stocking full lngth 30-40
Gc stocking full lngth 40-50
Gc stocking waistlngth 18-30
Gc stocking waistlngth 30-40
Gc stocking waistlngth 40-50
Gc stocking garter belt
Grad comp non-elastic bk

G compression stocking
Neg pres wound ther drsg set



























































Disposable canister for pump
Nondisposable pump canister
Tubing used w suction pump
Nebulizer administration set
Disposable nebulizer sml vol
Nondisposable nebulizer set
Filtered nebulizer admin set
Lg vol nebulizer disposable
Disposable nebulizer prefill
Nebulizer reservoir bottle
Disposable corrugated tubing
Nondispos corrugated tubing
Nebulizer water collec devic
Disposable compressor filter
Compressor nondispos filter
Aerosol mask used w nebulize
Nebulizer dome & mouthpiece
Nebulizer not used w oxygen
Water distilled w/nebulizer
Interface, cough stim device


Replace chest compress vest
Replace chst cmprss sys hose
Combination oral/nasal mask
Repl oral cushion combo mask
Repl nasal pillow comb mask
Cpap full face mask
Replacement facemask interfa
Replacement nasal cushion
Replacement nasal pillows
Nasal application device
Pos airway press headgear
Pos airway press chinstrap
Pos airway pressure tubing
Pos airway pressure filter
Filter, non disposable w pap
One way chest drain valve
Water seal drain container
Implanted pleural catheter
Vacuum drainagebottle/tubing
Pap oral interface
Repl exhalation port for pap
Repl water chamber, pap dev
Resp suction oral interface
Vacuum drain bottle/tube kit

Tracheostoma valve w diaphra
Replacement diaphragm/fplate
Hmes filter holder or cap
Tracheostoma hmes filter
Hmes or trach valve housing
Hmes/trachvalve adhesivedisk
Integrated filter & holder
Housing & integrated adhesiv
Heat & moisture exchange sys
Trach/laryn tube non-cuffed
Trach/laryn tube cuffed
Trach/laryn tube stainless
Tracheostomy shower protect
Tracheostoma stent/stud/bttn
Tracheostomy mask
Tracheostomy tube collar
Trach/laryn tube plug/stop
Soft protect helmet prefab
Hard protect helmet prefab
Soft protect helmet custom
Hard protect helmet custom
Repl soft interface, helmet


Misc/exper non-prescript dru
Single vitamin nos
Multi-vitamin nos

Artificial saliva

Lice treatment, topical


Non-covered item or service
Disp wound suct, drsg/access
Hot/cold botle/cap/col/wrap
Ext amb insulin delivery sys
Disp home glucose monitor
Disposable sensor, cgm sys
External transmitter, cgm
External receiver, cgm sys
Monitoring feature/devicenoc
Alert device, noc
Reaching/grabbing device
Wig any type
Foot press off load supp dev
Non-electronic spirometer
Inversion eversion cor devic
Any hygienic item, device




Exercise equipment
Tc99m sestamibi
Technetium tc-99m teboroxime
Tc99m tetrofosmin
Tc99m medronate
Tc99m apcitide
Tl201 thallium

In111 capromab
I131 iodobenguate, dx
Iodine i-123 sod iodide mil
Tc99m disofenin
Tc99m pertechnetate
Lutetium lu 177 dotatat ther
Choline c-11
Iodine i-123 sod iodide mic
I131 iodide cap, rx
Tc99 tilmanocept diag 0.5mci
Tc99m exametazime
I131 serum albumin, dx
Nitrogen n-13 ammonia
Iodine i-125 sodium iodide
Iodine i-131 iodide cap, dx
I131 iodide sol, dx
I131 iodide sol, rx
I131 max 100uci
I125 serum albumin, dx
Tc99m depreotide
Tc99m mebrofenin
Tc99m pyrophosphate
Tc99m pentetate
Tc99m maa
Tc99m sulfur colloid
In111 ibritumomab, dx
Y90 ibritumomab, rx
I131 tositumomab, dx
I131 tositumomab, rx
Co57/58
In111 oxyquinoline
In111 pentetate
Tc99m gluceptate
Tc99m succimer
F18 fdg
Cr51 chromate
I125 iothalamate, dx
Rb82 rubidium
Ga67 gallium
Tc99m bicisate
Xe133 xenon 10mci
Co57 cyano
Tc99m labeled rbc
Tc99m oxidronate
Tc99m mertiatide
P32 na phosphate
P32 chromic phosphate
Tc99m fanolesomab
Technetium tc-99m aerosol
Technetium tc99m arcitumomab
Technetium tc-99m auto wbc
Indium in-111 auto wbc
Indium in-111 auto platelet
Indium in-111 pentetreotide


Inj gadoterate meglumi 0.1ml
Inj prohance multipack
Inj multihance
Inj multihance multipack
Gad-base mr contrast nos,1ml
Sodium fluoride f-18
Gadoxetate disodium inj
Iodine i-123 iobenguane
Gadofosveset trisodium inj
Iodine i-123 ioflupane
Gadobutrol injection
Florbetapir f18
Gallium ga-68
Fluciclovine f-18
Insti hexaminolevulinate hcl
Iodine i-131 iobenguane 1mci






Pet, dx, for tumor id, noc
Pet dx for non-tumor id, noc
Radioph dx b amyloid pet nos
Sr89 strontium



Sm 153 lexidronam
Radium ra223 dichloride ther









Non-rad contrast materialnoc
Radiopharm rx agent noc
Echocardiography contrast

Supply/accessory/service
Delivery/set up/dispensing
Dme supply or accessory, nos
Enter feed supkit syr by day
Enteral feed supp pump per d
Enteral feed sup kit grav by
Enteral ng tubing w/ stylet
Enteral ng tubing w/o stylet
Enteral stomach tube levine
Gastro/jejuno tube, std
Gastro/jejuno tube, low-pro
Food thickener oral
Ef adult fluids and electro
Ef ped fluid and electrolyte
Additive for enteral formula
Enzyme cartridge enteral nut

Ef blenderized foods
Ef complet w/intact nutrient
Ef calorie dense>/=1.5kcal
Ef hydrolyzed/amino acids
Ef spec metabolic noninherit
Ef incomplete/modular
Ef special metabolic inherit
Ef ped complete intact nut
Ef ped complete soy based
Ef ped caloric dense>/=0.7kc
Ef ped hydrolyzed/amino acid
Ef ped specmetabolic inherit
Parenteral 50% dextrose solu
Parenteral sol amino acid 3.
Parenteral sol amino acid 5.
Parenteral sol amino acid 7-
Parenteral sol amino acid >
Parenteral sol carb > 50%
Pn soln nos 10 grams lipids
Omegaven, 10 grams lipids
Parenteral sol amino acid &
Parenteral sol 52-73 gm prot
Parenteral sol 74-100 gm pro
Parenteral sol > 100gm prote
Parenteral nutrition additiv
Parenteral supply kit premix
Parenteral supply kit homemi
Parenteral administration ki
Parenteral sol renal-amirosy
Parenteral solution hepatic
Parenteral sol hepatic fream
Enter infusion pump w/o alrm
Enter nutr inf pump any type
Parenteral infus pump portab
Parenteral infus pump statio
Enteral supp not otherwise c
Parenteral supp not othrws c


Hyperbaric oxygen










Anchor/screw bn/bn,tis/bn
Cath, trans atherectomy, dir
Brachytherapy needle
Brachytx, non-str, gold-198
Brachytx, non-str,hdr ir-192
Brachytx, ns, non-hdrir-192
Aicd, dual chamber
Aicd, single chamber
Cath, trans atherec,rotation
Cath, translumin non-laser
Cath, bal dil, non-vascular
Cath, bal tis dis, non-vas
Cath, brachytx seed adm
Cath, drainage
Cath, ep, 19 or few elect
Cath, ep, 20 or more elec
Cath, ep, diag/abl, 3d/vect
Cath, ep, othr than cool-tip
Orth/devic/drug bn/bn,tis/bn










Endoscope, single, ugi
Endo, colon, retro imaging
Cath, hemodialysis,long-term
Cath, inf, per/cent/midline
Cath,hemodialysis,short-term
Cath, intravas ultrasound
Catheter, intradiscal
Catheter, intraspinal
Cath, pacing, transesoph
Cath, thrombectomy/embolect
Catheter, ureteral
Cath, intra echocardiography
Closure dev, vasc

Conn tiss, human(inc fascia)
Conn tiss, non-human
Event recorder, cardiac
Adhesion barrier
Intro/sheath,strble,non-peel
Generator, neuro non-recharg
Graft, vascular
Guide wire
Imaging coil, mr, insertable
Rep dev, urinary, w/sling
Infusion pump, programmable
Ret dev, insertable
Joint device (implantable)
Lead, aicd, endo single coil
Lead, neurostimulator
Lead, pmkr, transvenous vdd
Lens, intraocular (new tech)
Mesh (implantable)
Morcellator
Ocular imp, aqueous drain de
Ocular dev, intraop, det ret
Pmkr, dual, rate-resp
Pmkr, single, rate-resp
Patient progr, neurostim
Port, indwelling, imp
Prosthesis, breast, imp
Prosthesis, penile, inflatab
Retinal tamp, silicone oil
Pros, urinary sph, imp
Receiver/transmitter, neuro
Septal defect imp sys
Integrated keratoprosthesis
Tissue localization-excision
Generator neuro rechg bat sy
Interspinous implant
Gen, neuro, hf, rechg bat
Gen, neuro, trans sen/stim
Generator, ccm, implant



Power bone marrow bx needle




Iris prosthesis
Telescopic intraocular lens
Retinal prosth int/ext comp
Retinal prosth, add-on
Skin substitute, synthetic
Stent, coated/cov w/del sys
Stent, coated/cov w/o del sy
Stent, non-coa/non-cov w/del
Stent, non-coat/cov w/o del
Matrl for vocal cord
Vena cava filter
Dialysis access system
Aicd, other than sing/dual
Adapt/ext, pacing/neuro lead
Embolization protect syst
Cath, translumin angio laser
Catheter, ablation
Catheter, guiding
Endovas non-cardiac abl cath
Implant/insert device, noc
No device w/dev-intensive px
Infusion pump,non-prog, perm
Intro/sheath,fixed,peel-away
Intro/sheath, fixed,non-peel
Intro/sheath, non-laser
Lead, aicd, endo dual coil
Lead, aicd, non sing/dual
Lead, neurostim test kit
Lead, pmkr, other than trans
Lead, pmkr/aicd combination
Lead, coronary venous
Cath, pressure,valve-occlu
Probe, robotic, water-jet
Lung bx plug w/del sys
Probe, perc lumb disc
Sealant, pulmonary, liquid
Brachytx, non-str,yttrium-90
Stent, non-cor, tem w/o del
Probe/needle, cryo
Pmkr, dual, non rate-resp
Pmkr, single, non rate-resp
Pmkr, other than sing/dual
Prosthesis, penile, non-inf
Cath, translumin, drug-coat
Wireless pressure sensor
Stent, non-cor, tem w/del sy
Infusion pump, non-prog,temp
Cath, suprapubic/cystoscopic
Catheter, occlusion
Intro/sheath, laser
Cath, ep, cool-tip
Rep dev, urinary, w/o sling
Brachytx, non-str, ha, i-125
Brachytx, non-str, ha, p-103
Brachy linear, non-str,p-103
Brachy,non-str,ytterbium-169
Brachytx, stranded, i-125
Brachytx, non-stranded,i-125
Brachytx, stranded, p-103
Brachytx, non-stranded,p-103
Brachytx, stranded, c-131
Brachytx, non-stranded,c-131
Brachytx cesium-131 chloride
Brachytx planar, p-103
Brachytx, stranded, nos
Brachytx, non-stranded, nos
Low cost skin substitute app
Low cost skin substitute app
Low cost skin substitute app
Low cost skin substitute app
Low cost skin substitute app
Low cost skin substitute app
Low cost skin substitute app
Low cost skin substitute app
























































































Mra w/cont, abd
Mra w/o cont, abd
Mra w/o fol w/cont, abd
Mri w/cont, breast, uni
Mri w/o cont, breast, uni
Mri w/o fol w/cont, brst, un
Mri w/cont, breast, bi
Mri w/o cont, breast, bi
Mri w/o fol w/cont, breast,
Mra w/cont, chest
Mra w/o cont, chest
Mra w/o fol w/cont, chest
Mra w/cont, lwr ext
Mra w/o cont, lwr ext
Mra w/o fol w/cont, lwr ext
Mra w/cont, pelvis
Mra w/o cont, pelvis
Mra w/o fol w/cont, pelvis
Tte w or w/o fol w/cont, com
Tte w or w/o fol w/cont, f/u
2d tte w or w/o fol w/con,co
2d tte w or w/o fol w/con,fu
2d tee w or w/o fol w/con,in
Tee w or w/o fol w/cont,cong
Tee w or w/o fol w/cont, mon
Tte w or w/o fol w/con,stres
Tte w or wo fol wcon,doppler
Tte w or w/o contr, cont ecg
Mra, w/dye, spinal canal
Mra, w/o dye, spinal canal
Mra, w/o&w/dye, spinal canal
Mra, w/dye, upper extremity
Mra, w/o dye, upper extr
Mra, w/o&w/dye, upper extr
Cad breast mri
Prolonged iv inf, req pump
Injection, cerliponase alfa
C-1 esterase, haegarda
Inj, triptorelin ext rel
Injection, obinutuzumab
Injection, elosulfase alfa
Inj testosterone undecanoate
Inj, daunorubicin-cytarabine
Injection, ramucirumab
Injection, vedolizumab
Injection, pembrolizumab
Inj. inotuzumab ozogamicin
Injection, guselkumab
Inj copanlisib
Lutetium lu 177 dotatate, tx
Voretigene neparvovec-rzyl
Inj, akynzeo
Injection, dexamethasone 9%
Injection, aristada initio
Injection, patisiran
Injection, risperidone
Inj mogamulizumab-kpkc
Injection, plazomicin
Injection, fremanezumab-vfrm
Inj, coagulation factor xa
Inj., belrapzo 1 mg
Injection, levoleucovorin
Injection, cemiplimab-rwlc
Moxetumomab pasudotox-tdfk
Cocaine hcl nasal solution
Injection, caplacizumab-yhdp
Dexamethasone ophth insert
Injection, tagraxofusp-erzs
Injection, emapalumab-lzsg
Injection, omadacycline
Injection, ravulizumab-cwv
Inj, crizanlizumab-tmca
Injection, lefamulin
Inj, brexanolone
Injection, givosiran
Inj cetirizine hydrochloride
Injection,pegfilgrastim-bmez
Injection, meloxicam
Fluoroestradiol f18
Injection, teprotumumab-trbw
Daratumumab hyaluronidase
Injection, eptinezumab-jjmr
Mitomycin pyelocalyceal inst
Romidepsin non-lyophilized
Sacituzumab govitecan-hziy
Gallium ga-68 dotatoc
































Inj pantoprazole sodium, via
Injection, argatroban
Mometasone furoate (sinuva)
Kcentra, per i.u.
Factor ix recombinant
Factor xiii a-subunit recomb
Factor ix (alprolix)
Factor viii (eloctate)
Adynovate factor viii recom
Nuwiq factor viii recomb
Idelvion, 1 i.u.
Afstyla factor viii recomb
Factor viii pegylated-aucl



































Inj, clevidipine butyrate
Artiss fibrin sealant
Injection, lacosamide
Bevacizumab injection
Hexaminolevulinate hcl
Patch, lidocaine/tetracaine
Inj, bupivacaine liposome
Injection, glucarpidase











Puraply, puraply antimic
Neuragen nerve guide, per cm
Neurawrap nerve protector,cm
Veritas collagen matrix, cm2
Neuromatrix nerve cuff, cm
Tenoglide tendon prot, cm2
Surgimend, fetal
Implnt,bon void filler-putty
Surgimend, neonatal
Neuromend nerve wrap
Implnt,bon void filler-strip
Integra meshed bil wound mat
Porcine implant, permacol
Unclassified drugs or biolog
Iodine i-131 iobenguane, dx
Iodine i-131 iobenguane, tx
Inj, ferric carboxymaltose
Injection, belinostat
Injection, dalbavancin
Injection, oritavancin
C-1 esterase, ruconest
Inj, tedizolid phosphate
Inj, phenylephrine ketorolac
Oral netupitant palonosetron
Inj, blinatumomab
Fluocinolone acetonide implt
Injection, peramivir
Inj, ceftolozane/tazobactam
Injection, nivolumab
Inj, pasireotide long acting
Injection, siltuximab
Inj, isavuconazonium sulfate
Lumason contrast agent
Florbetaben f18
Flutemetamol f18
Injection, cangrelor
Choline c 11, diagnostic
Injection, delafloxacin
Injection, aprepitant
Injection, rolapitant
Injection, durolane
Injection, benralizumab
Inj rituximab hyaluronidase
Inj, factor ix, rebinyn
Inj triamcinolone acetonide
Aripiprazole lauroxil im
Hymovis, 1 mg
Inj talimogene laherparepvec
Injection, mepolizumab
Inj, irinotecan liposome
Injection, necitumumab
Injection, daratumumab
Injection, elotuzumab
Injection, sebelipase alfa
Instill, ciprofloxacin otic
Injection, trabectedin
Injection, reslizumab
Sotalol hydrochloride iv
Injection, atezolizumab
Injection, eteplirsen
Injection, olaratumab
Inj, granisetron ext
Ustekinumab iv inj, 1 mg
Conivaptan hcl
Injection, nusinersen
Injection, bezlotoxumab
Injection, avelumab
Injection, durvalumab
Injection, edaravone
Injection, ocrelizumab
Loxapine, inhalation powder

Perc drug-el cor stent sing
Perc drug-el cor stent bran
Perc d-e cor stent ather s
Perc d-e cor stent ather br
Perc d-e cor revasc t cabg s
Perc d-e cor revasc t cabg b
Perc d-e cor revasc w ami s
Perc d-e cor revasc chro sin
Perc d-e cor revasc chro add

Eps stomach plic
Place endorectal app
Rxt breast appl place/remov
Insert palate implants
Place device/marker, non pro
Non-ophthalmic fva
U/s trtmt, not leiomyomata
Anoscopy, submucosal inj
Lap esoph augmentation
Blue light cysto imag agent
Cystoscopy prostatic imp 1-3
Cysto impl 4 or more
Impl pressure sensor w/angio
Laryngoscopy with injection
Bulking/spacer material impl
Abd us w/contrast
Nasal endo eustachian tube
Trans imp balloon cont
Ablation, hifu, prostate
Prostatic rf water vapor tx
Repair nasal stenosis w/imp
Ins/rem-replace compl iims
Microwave bronch, 3d, ebus
Intraosseous des lumb/sacrum
Intraosseous destruct add'l
Perc av fistula, direct
Rf magnetic-guide av fistula
Fluorescence lymph map w/icg
Spine/lumbar disk surgery
Blind interatrial shunt ide
Transcath intraop microinf
Non-blind interatrial shunt
Cysto, litho, vacuum kidney
Cardiac mri seg dys strain
Cardiac mri seg dys stress
Revasc intravasc lithotripsy
Revasc intra lithotrip-stent
Revasc intra lithotrip-ather
Revasc lithotrip-stent-ather
Endo us-guide hep porto grad
Cysto w/temp pros implant




























Dermal filler inj px/suppl
Hopd covid-19 spec collect














Inpnt stay radiolabeled item
Inpt implant pros dev,no cov

Cane adjust/fixed with tip
Cane adjust/fixed quad/3 pro
Crutch forearm pair
Crutch forearm each
Crutch underarm pair wood
Crutch underarm each wood
Crutch underarm pair no wood
Crutch underarm each no wood
Underarm springassist crutch
Crutch substitute
Walker rigid adjust/fixed ht
Walker folding adjust/fixed
Walker w trunk support
Rigid wheeled walker adj/fix
Walker folding wheeled w/o s
Enclosed walker w rear seat
Walker variable wheel resist
Heavyduty walker no wheels
Heavy duty wheeled walker


Forearm crutch platform atta
Walker platform attachment
Walker wheel attachment,pair
Walker seat attachment
Walker crutch attachment
Walker leg extenders set of4
Brake for wheeled walker
Sitz type bath or equipment
Sitz bath/equipment w/faucet
Sitz bath chair
Commode chair with fixed arm
Commode chair with detacharm
Commode chair pail or pan
Heavyduty/wide commode chair
Commode chair electric
Commode chair non-electric
Seat lift mechanism toilet
Commode chair foot rest
Press pad alternating w/ pum
Replace pump, alt press pad

Dry pressure mattress
Gel pressure mattress pad
Air pressure mattress
Water pressure mattress
Synthetic sheepskin pad
Lambswool sheepskin pad
Positioning cushion
Protector heel or elbow
Powered air flotation bed
Air fluidized bed
Gel pressure mattress
Air pressure pad for mattres
Water pressure pad for mattr
Dry pressure pad for mattres
Heat lamp without stand

Phototherapy light w/ photom
Therapeutic lightbox tabletp
Heat lamp with stand
Electric heat pad standard
Electric heat pad moist
Water circ heat pad w pump
Fluid circ cold pad w pump
Infrared heating pad system
Hydrocollator unit
Wound warming device
Warming card for nwt
Paraffin bath unit portable
Pump for water circulating p
Hydrocollator unit portable
Bath/shower chair
Bath tub wall rail
Bath tub rail floor
Toilet rail
Toilet seat raised
Tub stool or bench
Transfer tub rail attachment
Trans bench w/wo comm open
Hdtrans bench w/wo comm open
Pad water circulating heat u
Hosp bed fixed ht w/ mattres
Hosp bed fixd ht w/o mattres
Hospital bed var ht w/ mattr
Hospital bed var ht w/o matt
Hosp bed semi-electr w/ matt
Hosp bed semi-electr w/o mat
Hosp bed total electr w/ mat
Hosp bed total elec w/o matt
Hospital bed institutional t
Mattress innerspring
Mattress foam rubber
Bed board
Over-bed table
Bed pan standard
Bed pan fracture
Powered pres-redu air mattrs
Bed cradle
Hosp bed fx ht w/o rails w/m
Hosp bed fx ht w/o rail w/o
Hosp bed var ht no sr w/matt
Hosp bed var ht no sr no mat
Hosp bed semi-elect w/ mattr
Hosp bed semi-elect w/o matt
Hosp bed total elect w/ matt
Hosp bed total elect w/o mat
Enclosed ped crib hosp grade
Hd hosp bed, 350-600 lbs
Ex hd hosp bed > 600 lbs
Hosp bed hvy dty xtra wide
Hosp bed xtra hvy dty x wide
Rails bed side half length
Rails bed side full length
Bed accessory brd/tbl/supprt
Bed safety enclosure
Urinal male jug-type
Urinal female jug-type
Ped hospital bed, manual
Ped hospital bed semi/elect
Control unit bowel system
Disposable pack w/bowel syst
Air elevator for heel
Nonpower mattress overlay
Powered air mattress overlay
Nonpowered pressure mattress
Stationary compressed gas 02
Gas system stationary compre
Oxygen system gas portable
Portable gaseous 02
Portable liquid oxygen sys
Portable liquid 02
Oxygen system liquid portabl
Stationary liquid 02
Oxygen system liquid station
Stationary o2 contents, gas
Stationary o2 contents, liq
Portable 02 contents, gas
Portable 02 contents, liquid
Oximeter non-invasive
Topical ox deliver sys, nos
Port o2 cont, liq over 4 lpm
Vol control vent invasiv int
Oxygen tent excl croup/ped t
Chest shell
Chest wrap
Neg press vent portabl/statn
Vol control vent noninv int
Rocking bed w/ or w/o side r
Press supp vent invasive int
Press supp vent noninv int
Home vent invasive interface
Home vent non-invasive inter
Home vent multi-function


Rad w/o backup non-inv intfc
Rad w/backup non inv intrfc
Rad w backup invasive intrfc
Percussor elect/pneum home m
Intrpulmnry percuss vent sys
Cough stimulating device
Hi freq chest wall oscil sys
Non-elec oscillatory pep dvc
Oral device/appliance prefab
Oral device/appliance cusfab
Electronic spirometer




Ippb all types

Humidif extens supple w ippb
Humidifier for use w/ regula
Humidifier supplemental w/ i
Humidifier nonheated w pap
Humidifier heated used w pap
Compressor air power source
Nebulizer with compression
Aerosol compressor adjust pr
Ultrasonic generator w svneb
Nebulizer ultrasonic
Nebulizer for use w/ regulat
Nebulizer w/ compressor & he
Suction pump portab hom modl
Cont airway pressure device
Manual breast pump
Electric breast pump
Hosp grade elec breast pump
Vaporizer room type
Drainage board postural
Blood glucose monitor home
Pacemaker monitr audible/vis
Pacemaker monitr digital/vis
Cardiac event recorder
Automatic ext defibrillator
Apnea monitor
Apnea monitor w recorder
Cap bld skin piercing laser
Patient lift sling or seat
Patient lift bathroom or toi
Seat lift mech, electric any
Seat lift for pt furn-electr
Seat lift mech, non-electric
Patient lift hydraulic
Patient lift electric
Pt support & positioning sys
Combination sit to stand sys
Standing frame sys
Moveable patient lift system
Fixed patient lift system
Multi-position stnd fram sys
Dynamic standing frame
Pneuma compresor non-segment
Pneum compressor segmental
Pneum compres w/cal pressure
Pneumatic appliance half arm
Segmental pneumatic trunk
Segmental pneumatic chest


Pneumatic appliance full leg
Pneumatic appliance full arm
Pneumatic appliance half leg
Seg pneumatic appl full leg
Seg pneumatic appl full arm
Seg pneumatic appli half leg
Seg pneum int legs/trunk
Pressure pneum appl full leg
Pressure pneum appl full arm
Pressure pneum appl half leg
Pneumatic compression device
Inter limb compress dev nos







Uvl pnl 2 sq ft or less
Uvl sys panel 4 ft
Uvl sys panel 6 ft
Uvl md cabinet sys 6 ft
Safety equipment
Transfer device
Restraints any type



Tens two lead

Tens four lead
Conductive garment for tens/








Non-implant pelv flr e-stim

Neuromuscular stim for scoli
Neuromuscular stim for shock
Electromyograph biofeedback
Elec osteogen stim not spine
Elec osteogen stim spinal
Elec osteogen stim implanted
Electronic salivary reflex s
Osteogen ultrasound stimltor
Nontherm electromgntc device
Trans elec jt stim dev sys
Functional neuromuscularstim
Nerve stimulator for tx n&v
Elec stim cancer treatment

Electric wound treatment dev
Functional electric stim nos
Iv pole
Amb infusion pump mechanical
Mech amb infusion pump <8hrs
External ambulatory infus pu
Non-programble infusion pump
Programmable infusion pump
Ext amb infusn pump insulin
Replacement impl pump cathet
Implantable pump replacement
Cgs dose adj insulin inf pmp
Parenteral infusion pump sta
Ambulatory traction device
Tract frame attach headboard
Cervical pneum trac equip
Traction stand free standing
Cervical traction equipment
Cervic collar w air bladders
Tract equip cervical tract
Tract frame attach footboard
Trac stand free stand extrem
Traction frame attach pelvic
Trac stand free stand pelvic
Trapeze bar attached to bed
Hd trapeze bar attach to bed
Hd trapeze bar free standing
Fracture frame attached to b
Fracture frame free standing
Cont pas motion exercise dev
Cpm device, other than knee
Trapeze bar free standing
Gravity assisted traction de
Cervical head harness/halter
Pelvic belt/harness/boot
Belt/harness extremity
Fracture frame dual w cross
Fracture frame attachmnts pe
Fracture frame attachmnts ce
Tray
Loop heel
Toe loop/holder, each
W/c lateral thigh/knee sup
Foot box, any type each foot
Cushioned headrest
W/c lateral trunk/hip suppor
W/c medial thigh support
Whlchr att- conv 1 arm drive
Amputee adapter
W/c shoulder harness/straps
Wheelchair brake extension
Wheelchair head rest extensi
Man wc rim/projection rep ea
Wheelchair commode seat
Wheelchair narrowing device
Wheelchair no. 2 footplates
Wheelchair anti-tipping devi
W/ch access det adj armrest
W/ch access anti-rollback
W/c acc,saf belt pelv strap
Wheelchair safety vest
Seat upholstery, replacement
Back upholstery, replacement
Add pwr joystick
Add pwr tiller
W/c seat lift mechanism
Man w/c push-rim powr system
Lever-activated wheel drive
Wheelchair elevating leg res
Wheelchair solid seat insert
Wheelchair arm rest
Wc calf rest, pad replacemnt
Pwr seat tilt
Pwr seat recline
Pwr seat recline mech
Pwr seat recline pwr
Pwr seat combo w/o shear
Pwr seat combo w/shear
Pwr seat combo pwr shear
Add mech leg elevation
Add pwr leg elevation
Ped wc modify width adjustm
Ctr mount pwr elev leg rest
Reclining back add ped w/c
Shock absorber for man w/c
Shock absorber for power w/c
Hd shck absrbr for hd man wc
Hd shck absrber for hd powwc
Residual limb support system


W/c manual swingaway
W/c vent tray fixed
W/c vent tray gimbaled
Rollabout chair with casters



Patient transfer system <300
Patient transfer system >300
Transport chair, ped size
Transport chair pt wt<=300lb
Transport chair pt wt >300lb
Whelchr fxd full length arms
Wheelchair detachable arms
Wheelchair detachable foot r
Hemi-wheelchair fixed arms
Hemi-wheelchair detachable a
Hemi-wheelchair fixed arms
Hemi-wheelchair detachable a
Wheelchair lightwt fixed arm
Wheelchair lightweight det a
Wheelchair lightwt fixed arm
Wheelchair lightweight det a
Wheelchair wide w/ leg rests
Wheelchair wide w/ foot rest
Whchr s-recl fxd arm leg res
Wheelchair semi-recl detach
Whlchr stand fxd arm ft rest
Wheelchair standard detach a
Wheelchair standard w/ leg r
Wheelchair fixed arms
Manual adult wc w tiltinspac
Whlchr ampu fxd arm leg rest
Wheelchair amputee w/o leg r
Wheelchair amputee detach ar
Wheelchair amputee w/ foot r
Wheelchair amputee w/ leg re
Wheelchair amputee heavy dut
Wheelchair amputee fixed arm
Whlchr special size/constrc
Wheelchair spec size w foot
Wheelchair spec size w/ leg
Wheelchair spec size w foot
Wheelchair spec size w/ leg
Manual semi-reclining back
Manual fully reclining back
Wheelchair spec sz spec ht a
Wheelchair spec sz spec ht b
Pediatric wheelchair nos
Power operated vehicle
Rigid ped w/c tilt-in-space
Folding ped wc tilt-in-space
Rig ped wc tltnspc w/o seat
Fld ped wc tltnspc w/o seat
Rigid ped wc adjustable
Folding ped wc adjustable
Rgd ped wc adjstabl w/o seat
Fld ped wc adjstabl w/o seat
Ped power wheelchair nos
Whchr litwt det arm leg rest
Wheelchair lightwt fixed arm
Wheelchair lightwt foot rest
Wheelchair lightweight leg r
Whchr h-duty det arm leg res
Wheelchair heavy duty fixed
Wheelchair hvy duty detach a
Wheelchair heavy duty fixed
Wheelchair special seat heig
Wheelchair special seat dept
Wheelchair spec seat depth/w
Whirlpool portable

Whirlpool non-portable
O2 flow reg pos inspir press
Oxygen supplies regulator
Wheeled cart, port cyl/conc
Oxygen supplies stand/rack
Batt pack/cart, port conc
Battery charger, port conc
Dc power adapter, port conc
Oxy suppl heater for nebuliz
Oxygen concentrator
Oxygen concentrator, dual
Portable oxygen concentrator
Durable medical equipment mi
O2/water vapor enrich w/heat
O2/water vapor enrich w/o he
Centrifuge
Kidney dialysate delivry sys
Heparin infusion pump
Replacement air bubble detec
Replacement pressure alarm
Bath conductivity meter
Replace blood leak detector
Adjustable chair for esrd pt
Transducer protect/fld bar
Unipuncture control system
Hemodialysis machine
Auto interm peritoneal dialy
Cycler dialysis machine
Deli/install chrg hemo equip
Reverse osmosis h2o puri sys
Deionizer h2o puri system
Replacement blood pump
Water softening system

Reciprocating peritoneal dia
Wearable artificial kidney
Peritoneal dialysis clamp
Compact travel hemodialyzer
Sorbent cartridges per 10
Hemostats for dialysis, each
Scale, each
Dialysis equipment noc
Jaw motion rehab system
Repl cushions for jaw motion
Repl measr scales jaw motion
Adjust elbow ext/flex device
Sps elbow device
Adjst forearm pro/sup device


Adjust wrist ext/flex device
Sps wrist device


Adjust knee ext/flex device
Sps knee device
Knee ext/flex w act res ctrl


Adjust ankle ext/flex device
Sps ankle device
Sps forearm device
Soft interface material
Replacement interface spsd


Adjust finger ext/flex devc




Adjust toe ext/flex device
Static str toe dev ext/flex

Adj shoulder ext/flex device
Static str shldr dev rom adj
Aac non-electronic board

Gastric suction pump hme mdl

Bld glucose monitor w voice
Bld glucose monitor w lance



Pulse gen sys tx endolymp fl
Man w/ch acc seat w>=20"<24"
Seat width 24-27 in
Frame depth less than 22 in
Frame depth 22 to 25 in
Manual wc accessory, handrim
Man wc whl lock comp repl ea
Crutch and cane holder
Cylinder tank carrier
Arm trough each
Wheelchair bearings
Pneumatic propulsion tire
Pneumatic prop tire tube
Pneumatic prop tire insert
Pneumatic caster tire each
Pneumatic caster tire tube
Foam filled propulsion tire
Foam filled caster tire each
Foam propulsion tire each
Foam caster tire any size ea
Solid propuls tire, repl, ea
Solid caster tire repl, each
Solid caster integ whl, repl
Propulsion whl excl tire rep
Caster wheel excludes tire
Caster fork replacement only
Gear reduction drive wheel
Mwc acc, wheelchair brake
Manual standing system
Solid seat support base
Planar back for ped size wc
Planar seat for ped size wc
Contour back for ped size wc
Contour seat for ped size wc
Ped dynamic seating frame

Pwr seat elevation sys
Pwr standing
Electro connect btw control
Electro connect btw 2 sys
Mini-prop remote joystick
Pwc harness, expand control
Hand interface joystick
Mult mech switches
Special joystick handle
Chin cup interface
Sip and puff interface
Breath tube kit
Head control interface mech
Head/extremity control inter
Head control nonproportional
Head control proximity switc
Attendant control
W/c wdth 20-23 in seat frame
W/c wdth 24-27 in seat frame
W/c dpth 20-21 in seat frame
W/c dpth 22-25 in seat frame
Electronic sgd interface
Gr 34 nonsealed leadacid
Gr34 sealed leadacid battery
22nf nonsealed leadacid
22nf sealed leadacid battery
Gr24 nonsealed leadacid
Gr24 sealed leadacid battery
U1nonsealed leadacid battery
U1 sealed leadacid battery
Battery charger, single mode
Battery charger, dual mode
Pwr wc drivewheel motor repl
Pwr wc drivewheel gear repl
Pwr wc dr wh motor/gear comb
Gr27 sealed leadacid battery
Gr27 non-sealed leadacid
Hand/chin ctrl spec joystick
Hand/chin ctrl std joystick
Non-expandable controller
Expandable controller, repl
Expandable controller, initl
Pw actuator replacement
Pneum drive wheel tire
Tube, pneum wheel drive tire
Insert, pneum wheel drive
Pneumatic caster tire
Tube, pneumatic caster tire
Foam filled drive wheel tire
Foam filled caster tire
Foam drive wheel tire
Foam caster tire
Solid drive wheel tire
Solid caster tire
Solid caster tire, integrate
Drive wheel excludes tire
Caster wheel excludes tire
Caster fork
Pwc acc, lith-based battery
Wc dynamic pos back hardware
Neg press wound therapy pump
Sgd digitized pre-rec <=8min
Sgd prerec msg >8min <=20min
Sgd prerec msg>20min <=40min
Sgd prerec msg > 40 min
Sgd spelling phys contact
Sgd w multi methods msg/accs
Sgd sftwre prgrm for pc/pda
Sgd accessory, mounting sys

Sgd accessory noc
Gen w/c cushion wdth < 22 in
Gen w/c cushion wdth >=22 in
Skin protect wc cus wd <22in
Skin protect wc cus wd>=22in
Position wc cush wdth <22 in
Position wc cush wdth>=22 in
Skin pro/pos wc cus wd <22in
Skin pro/pos wc cus wd>=22in
Custom fabricate w/c cushion
Powered w/c cushion
Gen use back cush wdth <22in
Gen use back cush wdth>=22in
Position back cush wd <22in
Position back cush wd>=22in
Pos back post/lat wdth <22in
Pos back post/lat wdth>=22in
Custom fab w/c back cushion
Replace cover w/c seat cush
Wc planar back cush wd <22in
Wc planar back cush wd>=22in
Adj skin pro w/c cus wd<22in
Adj skin pro wc cus wd>=22in
Adj skin pro/pos cus<22in
Adj skin pro/pos wc cus>=22
Seo mobile arm sup att to wc
Arm supp att to wc rancho ty
Mobile arm supports reclinin
Friction dampening arm supp
Monosuspension arm/hand supp
Elevat proximal arm support
Offset/lat rocker arm w/ela
Mobile arm support supinator


Posterior gait trainer
Upright gait trainer
Anterior gait trainer
Admin influenza virus vac
Admin pneumococcal vaccine
Admin hepatitis b vaccine









Semen analysis








































Adm of infusion drug in home
Adm of immune drug in home
Adm of chemo drug in home
Comm svcs by rhc/fqhc 5 min
Care manag h vst new pt 20 m
Care manag h vst new pt 30 m
Care manag h vst new pt 45 m
Care manag h vst new pt 60 m
Care manag h vst new pt 75 m
Care man h v ext pt 20 mi
Care man h v ext pt 30 m
Care man h v ext pt 45 m
Care man h v ext pt 60 m
Care man h v ext pt 75 m
Care man home care plan 30 m
Care man home care plan 60 m



Ca screen;pelvic/breast exam
Prostate ca screening; dre
Psa screening
Ca screen;flexi sigmoidscope
Colorectal scrn; hi risk ind
Colon ca screen;barium enema
Diab manage trn per indiv
Diab manage trn ind/group
Glaucoma scrn hgh risk direc
Glaucoma scrn hgh risk direc
Colon ca scrn; barium enema
Colon ca scrn not hi rsk ind
Colon ca scrn; barium enema
Screen cerv/vag thin layer
Screen c/v thin layer by md
Trim nail(s)
Corf skilled nursing service
Partial hosp prog service
Single energy x-ray study




Scr c/v cyto,autosys and md
Scr c/v cyto,thinlayer,rescr
Scr c/v cyto,thinlayer,rescr
Scr c/v cyto,thinlayer,rescr

Scr c/v cyto, automated sys
Scr c/v cyto, autosys, rescr
Hhcp-serv of pt,ea 15 min
Hhcp-serv of ot,ea 15 min
Hhcp-svs of s/l path,ea 15mn
Hhcp-svs of rn,ea 15 min
Hhcp-svs of csw,ea 15 min
Hhcp-svs of aide,ea 15 min
Hhc pt assistant ea 15
Hhc ot assistant ea 15
Hhc pt maint ea 15 min
Hhc occup therapy ea 15
Hhc slp ea 15 min
Hhc rn e&m plan svs, 15 min
Hhc lpn/rn obs/asses ea 15
Hhc lis nurse train ea 15
Extrnl counterpulse, per tx
Wound closure by adhesive
Linear acc stereo radsur com
Opps service,sched team conf
Opps/php;activity therapy
Opps/php; train & educ serv
Md recertification hha pt
Md certification hha patient
Home health care supervision
Hospice care supervision

Dstry eye lesn,fdr vssl tech
Scr mammo bi incl cad
Dx mammo incl cad bi
Dx mammo incl cad uni
Pet img wholbod melano nonco
Pet not otherwise specified
Therapeutic procd strg endur
Oth resp proc, indiv
Oth resp proc, group
Initial foot exam pt lops
Followup eval of foot pt lop
Routine footcare pt w lops
Demonstrate use home inr mon
Provide inr test mater/equip
Md inr test revie inter mgmt
Linear acc based stero radio
Pet imaging initial dx
Current percep threshold tst
Unsched dialysis esrd pt hos
Inject for sacroiliac joint
Inj for sacroiliac jt anesth
Removal of impacted wax md
Occlusive device in vein art
Mnt subs tx for change dx
Group mnt 2 or more 30 mins
Pild/placebo control clin tr
Hbot, full body chamber, 30m
Iliac art angio,cardiac cath
Tomosynthesis, mammo
Elec stim unattend for press
Elect stim wound care not pd
Elec stim other than wound
Recon, cta for surg plan
Arthro, loose body + chondro
Non-cov surg proc,clin trial
Non-cov proc, clinical trial
Electromagnetic therapy onc
Visit to determ ldct elig
Ldct for lung ca screen
Hhs/hospice of rn ea 15 min
Hhs/hospice of lpn ea 15 min
Pre-op service lvrs complete
Pre-op service lvrs 10-15dos
Pre-op service lvrs 1-9 dos
Post op service lvrs min 6
Cbc/diffwbc w/o platelet
Cbc without platelet
















Fecal blood scrn immunoassay
Electromagntic tx for ulcers

Dispense fee initial 30 day
Hospice evaluation preelecti
Robot lin-radsurg com, first
Robt lin-radsurg fractx 2-5
Percutaneous islet celltrans
Laparoscopy islet cell trans
Laparotomy islet cell transp
Bone marrow aspirate &biopsy
Vessel mapping hemo access
Md service required for pmd
Hospital observation per hr
Direct refer hospital observ
Lev 1 hosp type b ed visit
Lev 2 hosp type b ed visit
Lev 3 hosp type b ed visit
Lev 4 hosp type b ed visit
Lev 5 hosp type b ed visit
Ultrasound exam aaa screen
Trauma respons w/hosp criti
Alcohol/subs interv 15-30mn
Alcohol/subs interv >30 min
Home sleep test/type 2 porta
Home sleep test/type 3 porta
Home sleep test/type 4 porta
Initial preventive exam
Ekg for initial prevent exam
Ekg tracing for initial prev
Ekg interpret & report preve
Inpt/tele follow up 15
Inpt/tele follow up 25
Inpt/tele follow up 35
Corf related serv 15 mins ea
Grp psych partial hosp 45-50
Inter active grp psych parti
Open tx iliac spine uni/bil
Pelvic ring fracture uni/bil
Pelvic ring fx treat int fix
Open tx post pelvic fxcture
Prostate biopsy, any mthd
Sat biopsy prostate 21-40
Sat biopsy prostate 41-60
Sat biopsy prostate: >60
Ed svc ckd ind per session
Ed svc ckd grp per session
Intens cardiac rehab w/exerc
Intens cardiac rehab no exer
Pulmonary rehab w exer
Inpt/ed teleconsult30
Inpt/ed teleconsult50
Inpt/ed teleconsult70
Collagen meniscus implant
Dermal filler injection(s)
Drug screen multiple class
Eia hiv-1/hiv-2 screen
Elisa hiv-1/hiv-2 screen
Drug screen multi drug class
Oral hiv-1/hiv-2 screen
Tobacco-use counsel 3-10 min
Tobacco-use counsel>10min
Ppps, initial visit
Ppps, subseq visit
Annual alcohol screen 15 min
Brief alcohol misuse counsel
Depression screen annual
High inten beh couns std 30m
Intens behave ther cardio dx
Behavior counsel obesity 15m
Place perm pacing cardiovert
Devlopment test interpt&rep
Molecular pathology interpr
Cont intraop neuro monitor
Md document visit by npp
Fecal microbiota prep instil
Neg pre wound <=50 sq cm
Neg pres wound >50 sq cm
Ldr prostate brachy comp rat
Telehealth inpt pharm mgmt
Autologous prp for ulcers
Immunohisto/cyto chem 1st st
Immunohisto/cyto chem add
Hospital outpt clinic visit
Colorec ca scr, sto bas dna

Fqhc visit new patient
Fqhc visit, estab pt
Fqhc visit, ippe or awv
Fqhc visit, mh new pt
Fqhc visit, mh estab pt
Ven blood coll snf/hha
Hep c screen high risk/other
Group behave couns 2-10
Hiv combination assay
Hpv combo assay ca screen
Drug test presump optical
Drug test presump opt inst
Drug test presump not opt
Drug test def 1-7 classes
Drug test def 8-14 classes
Drug test def 15-21 classes
Drug test def 22+ classes
Home visit rn, lpn by rhc/fq
Dialysis acu kidney no esrd
Md/oth eval acut kid no esrd
Rn care ea 15 min hh/hospice
Lpn care ea 15min hh/hospice
Rn care train/edu in hh
Lpn care train/edu in hh
Chemo extend iv infus w/pump
Hepb screen high risk indiv
Mod sedat endo service >5yrs
Resource-inten svc during ov
Init psych care manag, 70min
Subseq psych care man,60mi
Init/sub psych care add 30 m
Cog/func assessment outpt
Comp asses care plan ccm svc
Care manage serv minimum 20
Crit care telehea consult 60
Crit care telehea consult 50
Ccm/bhi by rhc/fqhc 20min mo
Cocm by rhc/fqhc 60 min mo
Prolong prev svcs, first 30m
Prolong prev svcs, addl 30m
Cognitive skills development
Insert drug del implant, >=4
Remove drug implant
Remove w insert drug implant
























































Drug test def simple all cl
























Hgb > 12 g/dl
Hbg not doc
Hgb <= 12 g/dl
Improve visual funct
Survey not complete
No improve visual funct
Satisfy with care
Satisfy survey not complete
No satisfy with care
Flu immunize not avail
Type loc act doc
Doc pt reas no assess
Type loc act not doc
Cdsm applied pathways
Cdsm evicore
Cdsm medcurrent
Cdsm medicalis
Cdsm ndsc
Cdsm nia
Cdsm test approp
Cdsm aim
Cdsm cranberry pk
Cdsm sage health
Cdsm stanson
Cdsm qualified nos
Cdsm agilemd
Cdsm evidencecare
Cdsm inveniqa
Cdsm reliant
Cdsm speed of care
Cdsm healthhelp
Cdsm infinx
Cdsm logicnets
Cdsm curbside
Cdsm ehealthline
Cdsm intermountain
Cdsm persivia





Blinded conv. tx mdd clin tr
Post d/c h vst new pt 20 m
Post-d/c h vst new pt 30 m
Post-d/c h vst new pt 45 m
Post-d/c h vst new pt 60 m
Post-d/c h vst new pt 75 m
Post-d/c h vst ext pt 20 m
Post-d/c h vst ext pt 30 m
Post-d/c h vst ext pt 45 m
Post-d/c h vst ext pt 60 m
Remot image submit by pt
Alcohol/sub misuse assess
Brief check in by md/qhp
Post-d/c h vst ext pt 75 m
Post-d/c care plan overs 30m
Post-d/c care plan overs 60m

Hea care pract tx in place
Benef refuses service, mod
Specimen collect covid-19
Spec coll snf/lab covid-19
Dis site tele svcs rhc/fqhc
Ccm add 20min
Qual nonmd est pt 5-10m
Qual nonmd est pt 11-20m
Qual nonmd est pt 21>min
Md mang high risk dx 30
Clin mang h risk dx 30
Inter devc remote 30d
Med assist tx meth wk
Med assist tx bupre oral
Med assist tx inject
Med assist tx implant
Med tx remove implant
Med tx insert/remove imp
Med tx naltrexone
Med assist tx no drug
Med tx meds nos
Intake act w/med exam
Periodic assessment
Take-home meth
Take-hom buprenorphine
Add 30 mins counsel
Pt 66+ snp or ltc pos > 90d
Visit esketamine 56m or less
Visit esketamine, > 56m
Off base opioid tx 70min
Off base opioid tx, 60 m
Off base opioid tx, add30
A1c level 7 to 9%
Pt 66+ frailty and med dem
Pt 66+ frailty and adv ill
Ace arb arni
Med doc rsn no ace arn arni
Pt rsn no ace arn arni
Sys rsn no ace arn arni
No rsn ace arb arni
Child dx uri 3d of other dx
Pt 66+ frailty and med dem
Pt 66+ frailty and adv ill
Pt 66+ frailty and med dem
Pt 66+ frailty and adv ill
Dil retinal eye exam
7 stereo photos interpret
Eye img valid w/7 stereo
Pt 66+ lt ints > 90
Pt 66+ lt ints > 90
Pt 66+ frailty and adv ill
Pt 66+ lt ints > 90
Pt 66+ frailty and med dem
Pt 66+ frailty and adv ill
Pred<=5 mg ra glu <6m
Pred>5 mg >6m, no chg da
Pt 66-80 frailty and med dem
Pt 66+ frailty and med dem
Pt 66+ frailty and adv ill
Pt 66-80 frailty and adv ill
Pt 81+ frailty
Calc vitd opt
No calc vitd opt
Psy dep anx ap and icd asse
Psy/dep/anx/apandicd noasse
Pt 66-80 frailty med dem
Pt 66-80 frailty adv ill
Pt 81+ frailty
Pt 66+ frailty adv ill
Pt 66+ frailty med dem
No aspirin med rsn
No bp outpt
Pt 66+ lt inst > 90
Pt 81+ frailty
Pt 66-80 frailty and med dem
Pt 66-80 frailty and adv ill
Pt 66+ frailty and med dem
Pt 66+ frailty and adv ill
Bk pain vas 6-20wk = 3
Bk pain vas 6-20wk > 3
Bk pain vas 9-15mo = 3
Bk pain vas 9-20mo > 3
Leg pain vas 6-20wk = 3
Leg pain vas 6-20wk > 3
Fs odi 9-15mo postop<= 22
Fs odi 9-15mo > 22
Fs odi 6-20wk postop > 22
Fsodi 6-20wk >22 or chg 30pt
Leg pain vas 9-15mo <= 3
Leg pain vas 9-15mo > 3
Mpm used
No mpm med rsn
No mpm
Dx degen neuro
Res change sc =0
Hosp dur meas pd
Td 9 yrs start end meas
Hist contraindications
No prior td or hx contra
Pneum vacc 12 mo 60+
Pneum vacc adv rx
No pneum vacc 12 mo 60+
Herpzos 50+
Adv rx zos
No herpzos 50+
Infl vacc 07/01 to 06/30
Adv rx infl vacc
No infl vacc 07/01 to 06/30
No pt adm dx no neck fs prom
Res change sc < 0
Svs by pt in home health
Svs by ot in home health
Avf by tissue w thermal e
Avf use magnetic/art/ven
















































Admin + supply, tositumomab









































Echo guidance radiotherapy
Stereoscopic x-ray guidance
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation treatment delivery
Radiation tx delivery imrt
Delivery comp imrt
Intrafraction track motion
Ileoscopy w/stent
Colonoscopy lesion removal
Colonoscopy w/stent
Unlisted px small intestine
Sigmoidoscopy w/ablate tumr
Sigmoidoscopy w/stent
Lesion removal colonoscopy
Colonoscopy w/stent
Anoscopy hra w/spec collect
Anoscopy hra w/biopsy
Assay of amitriptyline
Assay of benzodiazepines
Assay of desipramine
Assay of doxepin
Assay of gold
Assay of imipramine
Assay of nortiptyline
Assay of salicylate
Assay of acetaminophen
Assay of ethanol
Assay of urine alkaloids
Assay of amphetamines
Assay of barbiturates
Assay of cocaine
Assay of dihydrocodeinone
Assay of dihydromorphinone
Assay of dihydrotestosterone
Assay of dimethadione
Asssay of epiandrosterone
Assay of ethchlorvynol
Assay of flurazepam
Assay of meprobamate
Assay of methadone
Assay of methsuximide
Assay of nicotine
Assay of opiates
Assay of phenothiazine
Drug confirmation
Pt treat w/antidepress12wks
Pt not treat w/antidepres12w
Pt inelig for antidepres med
Lvef>=40% doc normal or mild
Lvef not performed
Dil macula/fundus exam/w doc
Dil macular/fundus not perfo
Pt w/dxa results document
Pt w/dxa no results doc
Pt inelig osteo screen measu
Low extemity neur exam docum
Low extemity neur not perfor
Pt inelig lower extrem neuro
Eval on foot documented
Eval on foot not performed
Pt inelig footwear evaluatio
Calc bmi abv up param f/u
Calc bmi blw low param f/u
Calc bmi out nrm param nof/u
Calc bmi norm parameters
Bmi not calculated
Pt inelig bmi calculation
Docrev cur meds by elig clin
Cur meds not document
Ec at doc medrec pt not elig
Pos clin depres scrn f/u doc
Dep scr not doc, rng
Scr for dep not cpt doc rsn
Doc pain as nt perf, not elg
Beta-bloc rx pt w/abn lvef
Pt w/abn lvef inelig b-bloc
Pt w/abn lvef b-bloc no rx
Pt inelig geno no antvir tx
Pt inelig rna no antvir tx
Pt rec antivir treat hep c
Pt inelig; lo to no dter rsk
High risk recurrence pro ca
Ace/arb thxpy rx'd
Ace/arb not rx'd; doc reas
Ace/arb thxpy not rx'd
Bp sys <140 and dias <90
Bp sys>=140 and/or dias >=90
Bp not performed/doc
Flu immunize order/admin
Flu imm no admin doc rea
Flu immunize no admin
Report, diabetes measures
Report, prev care measures
Report ckd measures
Cad measures grp
Ra measures grp
Hiv/aids measures grp
Periop care measures grp
Back pain measures grp
Dm meas qual act perform
Ckd meas qual act perform
Prev care mg qual act perfrm
Cabg meas qual act perform
Cad meas qual act perform
Ra meas qual act perform
Hiv meas qual act perform
Perio meas qual act perform
Back pain mg qual act perfrm
Pt rec ace/arb
Pos pain assess no f/u doc
Scr dep neg, no plan reqd
Scr dep pos, no plan doc rng
Auto av fistula recd
Pt inelig; auto av fistula
No auto av fistula; no reas
Eld maltreatment not doc
No doc elder mal scrn
Doc funct and care plan
Foa not doc as being perf
No doc cur funct assess
Doc funct no deficiencies
Cur funct asses; no care pln
Cabg measures grp
Hepc measures grp
Ivd measures grp
Hf measures grp
Hepc mg qual act perform
Hf mg qual act perform
Ivd mg qual act perform
Pt ref doc oto eval
Pt hx act drain prev 90 days
Pt inelig for ref oto eval
Pt no hx act drain 90 d
Pt no ref oto reas no spec
Pt ref oto eval
Ver doc hear loss
Pt inelig ref oto eval
Pt no doc hear loss
Pt no ref otolo no spec
Prol intubation req
No prol intub req
Ster wd ifx 30 d postop
No ster wd ifx
Stk cabg
No strk cabg
Postop ren fail
No postop ren fail
Reop req bld grft oth
No reop req bld grft oth
Antplt med disch
Antplt med contraind
No antplt med disch
Bblock disch
Bblock contraind
No bblock disch
Antilipid treat disch
Antlip disch contra
No antlipid treat disch
Lipid pn results
No lipid prof perf
Ldl < 100
Ldl >= 100
Asa/antiplat ther used
No asa/antiplat ther use rng
Tpa initi w/in 3 hrs
No elig tpa init w/in 3 hrs
No tpa init w/in 3 hrs
Surg proc w/in 30 days
No surg proc w/in 30 days
Doc antibio order b/4 surg
Doc antibio given b/4 surg
Pt no elg 4 order antbi give
Doc no antibi order b/4 surg
Pharm ther osteo rx
Pt no elg phar ther osteo
No pharm ther osteo rx
Asthma measures grp
Asthma mg qual act perform
Rafscrs ki scor >= 0
Rafscrs ki scor < 0
Rafscrs ki no scor
Rafs crs ki no scor no surv
Rafscrs hi scor >=0
Rafscrs hi scor < 0
Rafscrs hi no scor
Rafs crs hi no scor no surv
Rafscrs llfai scor >= 0
Rafscrs llfai scor < 0
Rafscrs llfai no scor
Rafscrs llfai no scor + surv
Rafscrs lbi scor >= 0
Rafscrs lbi scor < 0
Rafscrs lbi no scor
Rafs crs lbi no scor no surv
Rafscrs si scor >= 0
Rafscrs si scor < 0
Rafscrs si no scor
Rafs crs si no scor no surv
Rafscrs ewh scor >= 0
Rafscrs ewh scor < 0
Rafscrs
Rafs crs ewh no scor no surv
Rafscrs goi scor >= 0
Rafscrs goi scor < 0
Rafscrs goi no scor
Rafscrs neck, no msr/no foto
Lvg test perf
Pt not elig for lvf test
Lvf test not perf
Lvef <40%
Antithromb thx presc
Antithromb no presc doc reas
Antithromb no presc no reas
Rehab ordered disch
Rehab not indicated disch
Rehab not ordered
Antiobiotics 4 hr prior surg
Antibiotics not prior surg
Ecg performed
Med reas no ecg
Pt reas no ecg
Ecg not performed
Antibiotic not pres
Pt presc doc med rsn id uri
Pt pres antibiotic
Pres antibiotic
Not pres antibiotic
Spkt/v great 1.2 kt/v
Hemodialysis 3 times week
Less 1.2 kt/v
Great 1.7 kt/v per week
Less 1.7 kt/v per week
Pt, pn, hist grade doc
Med reas pt, pn, not doc
Spec sit not prim tumor
Pt, pn, hist grade not doc
Lipid profile perf doc
Doc reas no lipid profile
Lipid profile not perf
Pain doc pos and plan
Pain neg no plan
No doc of pain
Doc pos elder mal scrn plan
Doc neg elder mal no plan
Eld mal scrn pos no plan
Ldl-c <100mg/dl
Ldl-c >=100mg/dl
Lvef < 40%
Lvef >= 40%
Lvef not perfrmd
No signs melanoma
Smkg status not assess
Sys bp less 140
Sys bp > or = 140
Dias bp less 90
Dias bp > or = 90
No bp measure doc
Copd mg qual act perform
Ibd mg qual act perform
Osa mg qual act perform
Dementia mg qual act perform
Pd mg qual act perform
Hyperten mg qual act perform
Car prev mg qual act perform
Cataract mg qual act perform
Lipid panel res doc rev
Doc med reas no lipid profle
Lipid profile not perform
Urine protein test doc rev
Doc dx ckd
Doc med reas no urine protn
No urine protein test
Serum creatinine doc rev
Doc med reas no serum crtn
No serum creatinine test
Diabetes screen
Doc med reas no diabete scrn
No diabetes screen
Counsel diet phys activity
Doc med reas no counsel diet
No counsel diet phys act
Bp scrn perf rec interval
Pt no elig for bp assess
Bp scrn no perf at interval
Specimen site not esophagus
Specimen site not prostate
Perf ultrsnd to lct preg doc
No ta tv ultrasnd
Ultrasound not perf, rng
Rh-immunoglobulin order
Doc reas no rh-immuno
No rh-immunoglobulin order
Doc reas no statin therapy
Statin med pres at disch
Doc reas no statin med disch
Pt disch to home by day#7
Pt not disch to home day#7
Pt disch home day #2 evar
Pt not disch home day#2 evar
Pt disch home day #2 cea
Not disch home by day #2
Sleep apnea assess
Doc reas no sleep apnea
No sleep apnea assess
Ahi or rdi initial dx
Doc reas no ahi or rdi
No ahi or rdi initial dx
Pos airway press prescribed
Mod or severe osa
Mild osa
Doc reas no pos air press
No pap prescribed
Adhere pos air press therapy
Pos air press prescribe
Pos air press not prescribe
Reas no adhere pos air pres
Pos air press adhere no perf
Ref for oto eval
No elig ref for oto eval
Not ref for oto eval
Corticosteroids 10mg 60 days
Corticosteroid 10 mg 60 days
Dxa ordered for osteo
No corticostrd 10mg 60 days
No assess bone loss
Pneumococcal vaccine admin
Doc med reas no pneumococcal
Doc pt reas no pneumococcal
No pneumococcal admin
1st course antitnf
Doc immune hep b antitnf
Hepb admin 1st antitnf
No 1st antitnf
Intraop image confirm excise
Specimen not intraop image
Tissue not image intraop
Breast cancer dx min invsive
Doc reas no min inv dx
No brst cncr dx min invasive
Sent lymph node biopsy
Node neg inv brst cncr
Sen lym p node biop not perf
Brst cncr stage > t1n0m0
No sent lymph node biopsy
Rev, comm, track, doc biopsy
Doc reas biopsy not review
No rev, comm, track biopsy
Bp under control
Doc med reas bp not control
Bp not under control
No doc bp
Ldl-c under control
Doc med reas no ldl-c contrl
Doc med reas no ldl-c test
Ldl-c not under control
Ldl-c not performed
Antrom prescribe
Doc med reas no antihtrom
Antithrom not prescribe
Copd measures group
Inflammatory bowel dis mg
Obstructive sleep apnea mg
Dementia measures group
Parkinson's disease mg
Hypertension mg
Cardiovascular prevention mg
Cataract measures group
Pt doc no events on discharg
Pt doc w burn prior to d/c
Pt doc no burn prior to d/c
Pt doc to have fall in asc
Pt doc no fall in asc
Pt doc with wrong event
Pt doc no wrong event
Pt trans to hosp post d/c
Pt not trans to hosp at d/c
Pt w iv ab given on time
Pt w iv ab not given on time
Pt w/o preop order iv ab pro
Lvef < 40% or lvsd
Spir fev1/fvc<70%,fev<60%
Spir fev1/fvc>=60% & no copd
Spiro no perf or doc
Adj chem pres ajcc iii
Adj chem not pres rsn spec
Adj cmo not pres rsn not gvn
Assess of dep @ initial eval
Asses of dep not documented
Suicd rsk assessed init eval
Suicide risk not assessed
Lvef <40% or dep lv sys fcn
Rx ace or arb therapy
Pt not eligible ace/arb
No rx ace/arb therapy
Bmi doc onl fup nt doc
Pain as doc positive, no f/u
Scr dep pos, no plan done
Eld maltreatment doc as pos
Doc fcn/care plan w/30 days
Ldlc not pres w/i 12 mo prir
Ajcc mel cnr stg 0 - iic
Mibm but no dx of breast ca
1 or more neuropsych
No neuropsych symptoms
Doc pt reas on counsel diet
Pre-htn or htn doc, f/u indc
Pre-htn/htn doc, no pt f/u
Pre-htn/htn, no f/u, not gvn
Oncology mg qual act perform
Most recent assess vol mgmt
Pt rcv hedia outpt dyls fac
Pt no hedia in outpt fac
Assess vol mgmt not doc
Clin tx mdd comm to tx clin
Clin tx mdd not comm
Csit lowrisk surg pts preop
Csit on pt any reas 30 days
Csi per asx pt w/pci 2 yrs
Csi any other than pci 2 yr
Csit perf on low chd rsk
Csit perf sx or high chd rsk
Warf or other fda drug presc
Doc med not presb
Doc pt rsn no presc warf/fda
No rsk fac or 1 mod risk te
Warfrn or othr antcog no rx
1>=risk or>= mod risk for te
Mst rcnt hbb < 10g/dl
Hgb not doc rns not gvn
Hgb <10g/dl, med rsn
Hgb >= 10 g/dl
Oncology measures grp
Mobility current status
Mobility goal status
Mobility d/c status
Body pos current status
Body pos goal status
Body pos d/c status
Carry current status
Carry goal status
Carry d/c status
Self care current status
Self care goal status
Self care d/c status
Other pt/ot current status
Other pt/ot goal status
Other pt/ot d/c status
Sub pt/ot current status
Sub pt/ot goal status
Sub pt/ot d/c status
Swallow current status
Swallow goal status
Swallow d/c status
Motor speech current status
Mccd, initial rate
Mccd,maintenance rate
Mccd, risk adj hi, initial
Mccd, risk adj lo, initial
Mccd, risk adj, maintenance
Mccd, home monitoring
Mccd, sch team conf
Mccd,phys coor-care ovrsght
Mccd, risk adj, level 3
Mccd, risk adj, level 4
Mccd, risk adj, level 5
Other specified case mgmt
Esrd demo bundle level i
Esrd demo bundle-level ii
Demo-smoking cessation coun
Amantadine hcl 100mg oral
Zanamivir,inhalation pwd 10m
Oseltamivir phosphate 75mg
Rimantadine hcl 100mg oral
Amantadine hcl oral brand
Zanamivir, inh pwdr, brand
Oseltamivir phosp, brand
Rimantadine hcl, brand


Oncology work-up evaluation
Oncology tx decision-mgmt
Onc surveillance for disease
Onc expectant management pt
Onc supervision palliative
Onc visit unspecified nos
Onc prac mgmt adheres guide
Onc pract mgmt differs trial
Onc prac mgmt disagree w/gui
Onc prac mgmt pt opt alterna
Onc prac mgmt dif pt comorb
Onc prac cond noadd by guide
Onc prac guide differs nos
Onc dx nsclc stgi no progres
Onc dx nsclc stg2 no progres
Onc dx nsclc stg3a no progre
Onc dx nsclc stg3b-4 metasta
Onc dx nsclc dx unknown nos
Onc dx sclc/nsclc limited
Onc dx sclc/nsclc ext at dx
Onc dx sclc/nsclc ext unknwn
Onc dx brst stg1-2b hr,nopro
Onc dx brst stg1-2 noprogres
Onc dx brst stg3-hr, no pro
Onc dx brst stg3-noprogress
Onc dx brst metastic/ recur
Onc dx prostate t1no progres
Onc dx prostate t2no progres
Onc dx prostate t3b-t4noprog
Onc dx prostate w/rise psa
Onc dx prostate unknwn nos
Onc dx colon t1-3,n1-2,no pr
Onc dx colon t4, n0 w/o prog
Onc dx colon t1-4 no dx prog
Onc dx colon metas evid dx
Onc dx colon metas noevid dx
Onc dx colon extent unknown
Onc dx rectal t1-2 no progr
Onc dx rectal t3 n0 no prog
Onc dx rectal t1-3,n1-2noprg
Onc dx rectal t4,n,m0 no prg
Onc dx rectal m1 w/mets prog
Onc dx rectal extent unknwn
Onc dx esophag t1-t3 noprog
Onc dx esophageal t4 no prog
Onc dx esophageal mets recur
Onc dx esophageal unknown
Onc dx gastric no recurrence
Onc dx gastric p r1-r2noprog
Onc dx gastric unresectable
Onc dx gastric recurrent
Onc dx gastric unknown nos
Onc dx pancreatc p r0 res no
Onc dx pancreatc p r1/r2 no
Onc dx pancreatic unresectab
Onc dx pancreatic unknwn nos
Onc dx head/neck t1-t2no prg
Onc dx head/neck t3-4 noprog
Onc dx head/neck m1 mets rec
Onc dx head/neck ext unknown
Onc dx ovarian stg1a-b no pr
Onc dx ovarian stg1a-b or 2
Onc dx ovarian stg3/4 noprog
Onc dx ovarian recurrence
Onc dx ovarian unknown nos
Onc dx cml chronic phase
Onc dx cml acceler phase
Onc dx cml blast phase
Onc dx cml remission
Onc dx multi myeloma stage i
Onc dx mult myeloma stg2 hig
Onc dx multi myeloma unknown
Onc dx brst unknown nos
Onc dx prostate mets no cast
Onc dx prostate clinical met
Onc nhlstg 1-2 no relap no
Onc dx nhl stg 3-4 not relap
Onc dx nhl trans to lg bcell
Onc dx nhl relapse/refractor
Onc dx nhl stg unknown
Onc dx cml dx status unknown
Frontier extended stay demo
Warfarin respon genetic test
Outpt iv insulin tx any mea
Medical home level 1
Medical home level ii
Medical home level iii
Mapcp demo state
Mapcp demo community
Mapcp demo physician
Evaluation for wheelchair
Transesoph doppl cardiac mon
Motor speech d/c status
Lang comp current status
Lang comp goal status
Lang comp d/c status
Lang express current status
Lang express goal status
Lang express d/c status
Atten current status
Atten goal status
Atten d/c status
Memory current status
Memory goal status
Memory d/c status
Voice current status
Voice goal status
Voice d/c status
Speech lang current status
Speech lang goal status
Speech lang d/c status
Motor speech goal status
Bpci home visit
Beta not given no reason
Beta pres or already taking
Medical reason for no beta
Pt reason for no beta
System reason for no beta
Doc not eligible for dep med
Mdd pt treated for 180d
Mdd pt not treated for 180d
Med reason for no ceph
Order for ceph
No order for ceph no reason
Doc reason for no vte
No reason for no vte
Vte given upon admission
Hep c aby pos
Hep c rna done prior to med
No reason for no hep c rna
Hep c antiviral started
Hep c therapy started
Hep c genotype prior to med
No reason for no hep c geno
Hep c rna 4to12 wk after med
No hepc rna after med docrsn
No hepc rna after med no rsn
Doc of dsm-iv init eval
No doc of dsm-iv
Cd4 count documented
No cd4 count no reason
No pcp proph at dx no reason
No pcp proph low cd4 norsn
No pcp prop low at cd4 norsn
No oder pjp for med reason
No order for pjp for medrsn
Pjp proph prescribed
Pjp proph ordered low cd4
Pjp proph ordered cd4 low
Medrsn no foot exam
Norsn no foot exam
3 comp foot exam completed
Foa doc, care plan not doc
Gc chl syp documented
Ptrsn no gc chl syp test
Norsn for gc chl syp test
Doc esrd dia trans preg
Ptrsn no comm comorbid
Tkr composite
Tkr intent
Gs mg composite
Op rad mg composite
Gs mg intent
Op rad mg intent
Doc rsn hemod & cath acc
Doc pt w cath maint dia
Doc pt w out cath maint dia
Doc viral load >=200
Doc viral load <200
Antiviral not ordered
Antiviral ordered
No med visit in 24mo
1 med visit in 24mo
No med visit 6mo
Med visit w in 6mo
Doc of pain comfort 48hr
Doc no pain comfort 48hr
Neo detect scrn colo
No neo detect scrn colo
Doc pt dischg >2d
Doc pt dischg <=2d
Doc of pat death after cas
Doc of pat stroke after cas
Doc of pat stroke after cea
Survive/no stroke post cas
Doc of pat death after cea
Survive/no stroke post cea
Doc of death post-aaa repair
Doc of disch post-aaa repair
Doc rsn hemod w/cath >=90d
Doc cath >90d for maint dia
Norsn pt cath >=90d
Doc comp or mort w in 30d
Doc comp or mort w in 90d
Doc no comp or mort w in 30d
Doc no comp or mort w in 90d
Ldl under 100
Ldl 100 and over
Sys<140 and dia<90
Bp out of nrml limits
Doc of non tobacco user
Doc of tobacco user
Doc daily aspirin or contra
Doc no daily aspirin
Pne scrn done doc vac done
Pne not given norsn
Pne scrn done doc not ind
Doc medrsn no histo type
Hist type doc on report
No hist type doc on report
Site not small cell lung ca
Antibio rx w in 10d of sympt
No antibio w in 10d of sympt
Doc medrsn no hist type rpt
Doc type nsm lung ca
No doc type nsm lung ca
Not nsm lung ca
Medrsn no pt category
No pt category on report
Pt cat and thck on report
Non cutaneous loc
Doc share dec prior proc
No doc share dec prior proc
Eval risk vte card 30d prior
No eval riskk vte card prior
Doc medrsn no compl antibio
Doc compl inf antibio
Norsn incomp inf antibio
Norsn no pros info op rpt
Pros info op rpt
No interv req for leak
Interv req for leak
No ret for surg w in 30d
Unpl ret or w/compl w/in 30d
No unplnd hosp readm in 30d
Unplnd hosp readm in 30d
No surg site infection
Surgical site infection
Amoxic not presc as 1st line
Norsn not first line amox
Doc first line amox
Doc comm risk calc
No doc comm risk calc
Image std nomenclature
Image not std nomenclature
Medrsn no std nomenclature
Doc count of ct in 12mo
No doc count of ct in 12mo
Mdrsn no doc cnt of ct
Not all data norsn
Medrsn no ct rpt to reg
Ct done no rad ds index, nrg
Ct done rad ds index
Medrsn no dicom format doc
Norsn no dicom format doc
Dicom format doc on rpt
Srch for ct w in 12 mos
No srch for ct in 12mo norsn
Medrsn no dicom srch
Sysrsn no dicom srch
Follow up pulm nod
No follow up pulm nod
No follow up pulm nod norsn
Doc rsn for ord ct scan
Ct within 28 days
No doc sinus ct 28d or dx
Doc >1 sinus ct w 90d dx
Not >1 sinus ct w 90d dx
Medrsn >1 sinus ct w 90d dx
1 or no ct sinus w/in 90d dx
No early ind/delivery
Early ind/delivery
Pp eval/edu perf
Pp eval/edu not perf
Neg mgd pos tb notact
No doc of neg or man pos tb
Doc rsn elect c-sec/induct
Mac or pnb w/o genanes >60m
Mac or pnb w/o genanes <60m
Sinus caus bac inx
1high risk med ord
1high risk no ord
>= 2 same hi-rsk med ord
>= 2 same hi-rsk med not ord
Fill 2 rx antipsych
Not fill 2 rx antipsych
Contd ret attach at 6mth f/u
No ret attach after 6mt
Contd ret attach f/u vis
No acheive flat ret 6mth
Off assis eol iss
Doc med reas no offer eol
No off assis eol
Recd scrn hcv infec
Doc med rsn no hcv scrn
Doc pt reas not rec hcv srn
Scrn hcv infec not recd
Unpln rup post cap
No unpln rup post cap
Achv refrac +1d
Not achv refrac +1d
Ini phq9 >9 remiss <5
Dx bipol, death, nhres, hosp
Ini phq9 >9 no remiss >=5
Ini phq9 >9 not assess
Doc disc tx choices
Doc reas no disc tx opt
No disc tx choices
Recd f/u w/in 30d disch
Doc reas no 30 day f/u
No 30 day f/u
Recd f/u w/in 7d dc
Doc reas no 7d f/u
No 7d f/u
Card tamp w/in 30d
No card tamp e/in 30d
Admit w/in 180d req remov
No admit w/in 180d req remov
Admit w/in 180d req surg rev
No admit req surg rev
1dose menig vac btwn 11 & 13
No 1dose meni vac btwn 11&13
Pt 1 tdap betw 10-13 yrs
Pt not 1 tdap betw 10-13 yrs
Lungcx bx rpt docs class
Med reas not incl histo type
Spec site no lung
Lung cx bx rpt no doc class
Rpt doc class histo type
Med reas rpt no histo type
Site no lung or lung cx
Spec rpt no doc class histo
Impr med time edarr pain med
No impro med time pain med
Patho rpt incl pt ctg
Doc med rsn no pt cat
Spec site no cutaneous
Patho rpt no pt ctg
Asth controlled
Death, nhres, hospice
Asth not controlled
Asp presc disch
Asp not presc doc reas
Asp not presc disch
P2y inhib presc
P2y inhib not presc doc reas
P2y inhib not presc
Statin presc disch
Statin not presc doc reas
Statin not presc disch
Born 1945-1965
Hx bld transf b/f 1992
Hx injec drug use
1x scrn hcv infect
Doc med reas no scrn hcv
Pt reas no hcv infect
No scr hcv inf 12 mth rp
Abd imag w/us, ct or mri
Doc med pt reas no hcc scrn
Pt no abd img no doc rsn
Tob user recd cess interv
Tob non-user
No tob assess or cess inter
Sinusitis intent
Sinusitis comp
Aoe intent
Aoe comp
Recd cortico >=10mg/day >60d
No recd cortico>=10mg/d >60d
Rec cortico>90d or 1rx 900mg
No rec cortico>60d 1rx 600mg
W/in 2yr dxa not order
No dxa no med hx no rv sx
Chap services at hospice
Diet counsel at hospice
Other counselor at hospice
Volun service at hospice
Care coord at hospice
Othe therapist at hospice
Pharmacist at hospice
Admission to mccm
Remote e/m new pt 10mins
Remote e/m new pt 20mins
Remote e/m new pt 30mins
Remote e/m new pt 45mins
Remote e/m new pt 60mins
Remote e/m est. pt 10mins
Remote e/m est. pt 15mins
Remote e/m est. pt 25mins
Remote e/m est. pt 40mins
Cmmi mod home visit
Doc rsn no adeno/neopl detec
Rec inst no smoke day surg
Abx reg prescribed
No start/rec antvir tx hep c
Rad expos ind/exp tm doc
Rad expos ind/exp tm no doc
Med reas no perf foot exam
Pt tk tams hcl
Doc rsn hep b stat not asses
Abx pres w/in 10 dys of symp
Bio imm resp mod presc
Doc reas on statin or contra
Doc pt not on statin
Adit mdd dys rem 12 mnths
Remis12m not phq-9 score <5
Idx evt dte phq>9 doc 12 mo
Indiv pdc > 0.8
Indiv pdc not > 0.8
Req ret or w/in 90d of surg
No reas, no ret or w/in 90d
Impr vis acuit w/in 90d
No impr vis acuit w/in 90d
Doc active inj drug use
Final ref +/- 1.0 w/in 90d
Refract not +/- 1.0 w/in 90d
Er and ip hosp <2 in 12 mos
Er/ip hosp =/>2 in 12 mos
D/c hemo or perit dialysis
Refer to hospice
Doc pt reas no hospice refer
No reason, no refer hospice
Minor blunt trauma w/head ct
Pt mbht hd ct ord ec prov
Pt doc
Pt hd ct ord
Indic for head ct not valid
Adv brain image not ordered
Normal neuro exam
Doc med reas adv brain image
Doc sysm rsn img hd
Adv brain image ordered
Intent pot remv time placemt
Pt alive 3 mos post proc
Filter rem 3 mon plmt
Doc reass appr remo filt 3ms
Doc 2x re-assess filt remov
No filt remov w/in 3mos plcm
Cys ren les or adren
No f/u rec image study
Doc med rsn for f/u imag
Imag rec
Imag no les
Inc thyr node <1.0 in rpt
Prior thyroid dise dx
Ct/cta/mri/a chst foll rec
Doc med rsn for follup image
Ct/cta/mri/a no follup imag
Ct/cta/mri/a no thyr <1.0cm
Tx beta-lactam abx therapy
Doc med reas no abx therapy
No beta-lactam abx ther, rng
Presc opiates >6 wks
Foll-up eval q3mo opiod tx
No f/u eval q3mo opiod tx
Phq-scr >9 doc in 12m time
Adl pt md or dys rem 6 mon
Adl pt md dys no rem 6 mon
Presc opiates >6 wks
Doc opioid tx 1x during ther
No doc opioid tx 1x at ther
Door to punc time <2hrs
Md doc, door to punc tm >2hr
Door to punc time >2hr, nrg
Presc opiates >6 wks
Eval opioid use instr/pt int
No eval opi use instr/intv
Low pecarn ped head trauma
Pt mbht hd ct ord ec prov
Doc shnt/tum/coag
Ped pt hd ct ord
No low pecarn ped head traum
Aor ane 5.5-5.9 cm max diam
Aor ane >=6.0 cm max diam
Symp aaa urgent repair
Pt dchg home post op day 7
Pt no dchg home postop day 7
Pt surv improv bsline tx
Pt surv results not avail
Surv score no improv w/tx
Intraop cyst eval trac inj
Doc med rsn not perf cystosc
Intraop cyst eval not done
Doc order anti-plat
Doc md rsn no antipla
No doc order anti-plat rng
Phodoc 2 mr cec lndmk
Doc post surg anatomy
Photodoc < 2 cec lndmk
Pre-op asst doc
Doc rsn no preop assmt
Pre-op asst not doc, rng
Doc scr uter mal or us/samp
Doc rsn no scr uter malig
No scr utr malig/us/samp rng
Scr unheal etoh w/counsel
No unheal etoh user
Doc med rsn no scr etoh use
Pt not scrn or no counseling
Pt bl srg 30 day pst srg
Med rsn no rpt baldder inj
Pt no bl srg 30 day pst srg
Pt bwli srg 30 day pst srg
Med rsn no rpt bowel inj
Pt no bwli srg 30 day srg
Pt ui srg 30 day pst srg
Med rsn for no rpt uret inj
Pt no ui srg 30 day pst srg
Qual life tool 2x same/impr
No doc rsn do qual life assm
No life asst 2x same/decr
Doc >1 dose reduc tech
No doc >1 dose reduc tech
Amp no reqd in48h ieler proc
Doc plan hybrid/stage proc
Amp reqd w/in 48h ieler proc
Current smoker
Elective surgery
No smok b/4 anes day of surg
Had smoke b/4 anes day surg
Pt w/90d mrs 0-2
No mrs score in 90d followup
Pt w/90d mrs >2
Psor as doc spc bm
Doc pt no ther chg or contra
Psor as doc no spc bm
Pt tx sys bio med psori 6mth
Pt no tx sys bio rx 6 mths
Mon anesth care
Toc tool incl key elem
Pt trans from anest to pacu
Toc dur aneth to icu
Toc tool incl elem not used
>85y no hx colo ca/rsn scope
Doc med rsn scope pt >85y
>85y scope othr rsn
Prior dx/active clin ascvd
Fast/dir ldl <= 190 mg/dl
Taking statin or rec'd order
No statin/no order statin
Fas/dir ldl 70-189mg/dl mst
Doc med rsn no stat tx/presc
Intend rpt mult chr msr grp
Qty act mcc mg perf
Intend rpt dia retin msr grp
Qty act diab retin mg perf
Intend rpt card prev msr grp
Pt w/clin ascvd dx
Pt w/fast/dir lab ldl-c >190
40-75y w/type 1/2 w/ldl-c rs
Qty act card prev mg perf
Oncology care model service
Acute care pneumonia
Acute care congestive heart
Acute care chronic obstruct
Acute care skin infection
Acute fluid/electro disorder
Acute care urinary tract inf
Acute nursing facility care
Nursing facility conference
Hospice anytime msmt per
Pt w/hosp anytime msmt per
Inpt elect carotid intervent
Pt in hos
Pt hosp dur msmt period
Hosp recd by pt dur msmt per
Pt use hosp during msmt per
Hosp srv used pt in msmt per
Long act inhal bronchdil pre
Med rsn no presc bronchdil
Pt rsn no presc bronchdil
Sys rsn no presc bronchdil
Long inhal bronchdil no pres
Pt is w/hosp during msmt per
Child anbx 30 prior dx estab
Pt use hosp during msmt per
Child anbx 30 prior dx phary
Ajcc br ca stg i: t1 mic/t1a
Ajcc br ca stg ib
Low recur prost ca
Pt had hosp dur msmt per
Bilat mast/hx bi /unilat mas
Hosp srv used pt in msmt per
Pt prov hosp srv msmt per
Pt hx tot col or colon ca
Doc med rsn presc anbx
Pt use hosp during msmt per
Pt is w/hosp during msmt per
Pt w/hosp anytime msmt per
Bmi doc onl fup not cmpltd
Doc pt dx dep/bp f/u nt req
Hospice anytime msmt per
Pt not ambul/immob/wc
Hospice anytime msmt per
Pt not ambul/immob/wc
Doc hx renal fail or cr+ >4
Hosp recd by pt dur msmt per
Pt w/doc use anticoag mst yr
Pt w/hosp anytime msmt per
Refused to participate
Pt unable cmplt knee fs prom
Refused to participate
Pt unbl cmplt hip fs prom
Refused to participate
Pt unbl cmplt ft/ank fs prom
Refused to participate
Pt unbl cmplt lb fs prom
Refused to participate
Pt unbl cmplt shld fs prom
Refused to participate
Pt unbl cmplt ewh fs prom
Refused to participate
Pt unbl cmplt go fs prom
Hosp srv to pt dur msmt per
Pt w/hosp anytime msmt per
Psych sympt assessed
Psych symp not assessed, rns
Pt not eli d/t act dig htn
Doc rsn no hbp scrn or f/u
Mit sten, valve or trans af
Pall dialysis with catheter
App transpl lvg kidney donor
Pall dialysis with catheter
App transpl lvg kidney donor
Pt died w/in 24 mos rpt time
Urgent surgery
Doc no dicom, ct other fac
Incid pulm nodule
Doc med rsn no fllw up
Surg proc w/silicone oil
Surg proc w/silicone oil
Pt in hos
Hx preop post cap rup
Pt w/hosp anytime msmt per
Pt w/hosp anytime msmt per
Pt had >= 2-3 hpv vaccines
Pt not have 2-3 hpv vaccines
Pt treatd w/oral syst or bio
Doc pat declined therapy
Cva stroke dx tx transf fac
Hosp new dx cva consid evst
Pt w/hosp anytime msmt per
Bn den 2yr/got ost med/ther
Perip nerve block
Anes end, 1 temp >35.5(95.9)
Doc med rsn no temp >= 35.5
1 bod temp >=35.5
Pt had hyst
Recd 2 anti-emet pre/intraop
Doc med rsn no proph antiem
Pt no antiemet pre/intraop
Pts dx w/pregn
Pts breastfeeding
Pts dx w/rhabdomyolysis
Doc rsn no statin
Hx dx fam/pure hypercholes
Doc dx dm, fast <70, no stat
Path/derm prov 2nd biop opin
Path report sent
Path report not sent
Pt alive
Most rct bp </= 140/90
Record bp ip, er, urg/self
Most rct bp >/= 140/90
Most rct tob stat free
Most rct tob stat not free
Pt on daily asa/antiplat
Doc med rsn no daily aspirin
Pt no daily asa/antiplat
Pt not currently on statin
Pt currently on statin
D/c ami btw 7/1-6/30 meas pd
Med disp evt indic hx asth
Pt id intol/alleg beta-block
Nonacut transf from inpt
Pt w/hosp anytime msmt per
Pt presc 135 day trmt
Pt not presc 135 day trmt
Pt w/hosp anytime msmt per
Pt recd cerv cyto/hpv
Pt no recd cerv cyto/hpv
Pt no asthm cont med mst per
Pt w/hosp anytime msmt per
Pdc 75% w/asth cont med
No pdc 75% w/asth cont med
Pt died during inpt/30d aft
Pt not died w/in 30d of proc
Death during index hosp
Death not during index hosp
Death <30 day post discharge
No death 30-days post-disch
Doc sex activity
Pt w/hosp anytime msmt per
Doc chlam scr test w/follow
No doc chlam scr ts w/follow
Endo abl proc yr prev ind dt
Endo smpl/hyst bx res doc
Endo smpl/hyst bx res no doc
Her-2 neg,undoc/unkn
Transf pract aft init chemo
Her-2 targ ther no init tx
Her-2 targ ther dur init tx
Breast adj chemo admin
Her-2 pos
Ajcc stg brt ca dx ii or iii
Brt ca dx i, no t1/t1a/t1b
Transf pract aft init chemo
Pt met dis at dx
Trastuz given w/in 12 mos dx
Rsn no trast given doc
Trastuz not in 12 mos dx
Pt met dis at dx
Anti-egfr mon anti ther
Gene testing performed
Gene testing not performed
Pt met dis at dx
Kras or nras gene mutation
Pt no recd anti-egfr ther
Pt recd anti-egfr ther
Pt died from cancer
Pt recd chemo last 14d life
Pt no chemo last 14d life
Pt died from cancer
1/more ed last 30d life
1/no ed visit last 30d life
Pt died from cancer
Icu stay last 30d life
No icu stay last 30d life
Pt died from cancer
Pt no hospice
Pt admit hospice
Pt enroll hospice
Pt died from cancer
Pt less 3d hospice
Pt more than 3d hospice
Doc rsn no 10 yr follow
Next gen aco model <10min
Next gen aco model 10-20min
Next gen aco model >20min

1 em core session
4 em core sessions
9 em core sessions
2 em core ms mo 7-9 no wl
2 em core ms mo 10-12 no wl
2 em core ms mo 7-9 wl
2 em core ms mo 10-12 wl
Em 5 percent wl
Em 9 percent wl
2 em ongoing ms mo 13-15 wl
2 em ongoing ms mo 16-18 wl
2 em ongoing ms mo 19-21 wl
2 em ongoing ms mo 22-24 wl



Em bridge payment
Em session reporting
Doc pt rsn no dil mac exam
No mac exam
Adr dep thrpy prescribed
Doc med rsn no adr dep thrpy
Doc pt rsn no adr dep thrpy
Pt nt prsc adr dep thrpy rng
Pt 66+ snp or ltc pos
Scrn mam perf rslts doc
Scrn mam perf rslts not doc
Pt 66+ snp or ltc pos
Pt scrn tbco and id as user
Pt scrn tbco id as non user
Doc med rsn no tbco scrn
No pt tbco scrn rng
Pt recv tbco cess interv
Doc med rsn no tbco interv
No pt tbco cess interv rng
Doc med rsn no tbco interv
Pt 66+ snp or ltc pos
Node neg pre/post syst ther
Hbv status assesed and int
No hbv status assesd and int
Pt receiving anti-tnf agent
No documntd hbv results rcd
Funct status past 12 months
Adv dem crgvr limited
No funct stat perf, rsn nos
Scrn nd pos nd prov of rec
Scrning perf and negative
No or part scrn nd rng or os
Sfty cncrns scrn nd mit recs
Safty cncrns scrn and neg
Doc med rsn no scrn or recs
No scrn prov rsn nos
Sfty cncrns scrn but no recs
Doc no warf /fda pt trial
No warf or fda drug presc
Trs/rev af
Com care
No chad or chad scr 0 or 1
Doc pt rsn no tb scrn recrds
Canc detectd during col scrn
Doc rsn not detecting cancer
Canc not detectd during srcn
Pmh plyp/neo co/rect/jun/ans
Dig or surv colsco
Pt 66+ snp or ltc pos
Same path/derm perf biopsy
Doc reas no statin therapy
Pre and post vas wthn 3 mos
Adtl spine proc on same date
Bk pn nt msr vas scl pre/pst
Vas 3 mon pre and 1 yr post
Pt w/cancer scoliosis
Bk pain no vas
Pre and post vas wthn 3 mos
Adtl spine proc on same date
Leg pain no vas
Pt >2 rsk fac post-op vomit
Inhlnt anesth only for induc
Combo thrpy of >= 2 prophly
Doc med rsn no combo thrpy
No combo prohpyl thrp for pt
Systemic antimicro not presc
Med rsn sys antimi nt rx
Systemic antimicro presc
Embolization doc separatly
Embolization not doc separat
Pt recv >=1 well-chld visit
No well-chld vist recv by pt
Scrn, inter, report child
No scrn, inter, reprt child
Pt refrd 2 pvdr/spclst in pp
Pvdr rfrd pt rprt rcvd
Pvdr rfrd pt no rprt rcvd
Mac exam perf
Doc med rsn no dil mac exam
Remote e/m new pt 10mins
Remote e/m new pt 20mins
Remote e/m new pt 30 mins
Remote e/m new pt 45mins
Remote e/m new pt 60mins
Remote e/m est. pt 10mins
Remote e/m est. pt 15mins
Remote e/m est. pt 25mins
Remote e/m est. pt 40mins
Bpci advanced in home visit












Alcohol and/or drug assess
Alcohol and/or drug screenin
Alcohol and/or drug screenin
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug services
Alcohol and/or drug training
Alcohol and/or drug interven
Alcohol and/or drug outreach
Alcohol and/or drug preventi
Alcohol and/or drug preventi
Alcohol and/or drug preventi
Alcohol and/or drug preventi
Alcohol and/or drug preventi
Alcohol and/or drug preventi
Alcohol and/or drug hotline
Mh health assess by non-md
Mh svc plan dev by non-md
Oral med adm direct observe
Med trng & support per 15min
Mh partial hosp tx under 24h
Comm psy face-face per 15min
Comm psy sup tx pgm per diem
Self-help/peer svc per 15min
Asser com tx face-face/15min
Assert comm tx pgm per diem
Fos c chld non-ther per diem
Fos c chld non-ther per mon
Supported housing, per diem
Supported housing, per month
Respite not-in-home per diem
Mental health service, nos
Alcohol/drug abuse svc nos
Spec coll non-blood:a/d test
Alcohol/drug screening
Alcohol/drug service 15 min



Prenatal care atrisk assessm
Antepartum management
Carecoordination prenatal
Prenatal at risk education
Follow up home visit/prental
Prenatalcare enhanced srv pk
Nonmed family planning ed
Family assessment
Comp multidisipln evaluation
Rehabilitation program 1/2 d
Comprehensive med svc 15 min
Crisis interven svc, 15 min
Behav hlth day treat, per hr
Psych hlth fac svc, per diem
Skills train and dev, 15 min
Comp comm supp svc, 15 min
Comp comm supp svc, per diem
Psysoc rehab svc, per 15 min
Psysoc rehab svc, per diem
Ther behav svc, per 15 min
Ther behav svc, per diem
Com wrap-around sv, 15 min
Com wrap-around sv, per diem
Supported employ, per 15 min
Supported employ, per diem
Supp maint employ, 15 min
Supp maint employ, per diem
Psychoed svc, per 15 min
Sex offend tx svc, 15 min
Sex offend tx svc, per diem
Mh clubhouse svc, per 15 min
Mh clubhouse svc, per diem
Activity therapy, per 15 min
Multisys ther/juvenile 15min
A/d halfway house, per diem
A/d tx program, per hour
A/d tx program, per diem
Dev delay prev dp ch, 15 min




Tetracyclin injection
Inj., omadacycline, 1 mg
Inj., eravacycline, 1 mg
Abatacept injection
Abciximab injection
Acetaminophen injection
Acetylcysteine injection
Acyclovir injection

Adalimumab injection




Injection adenosine 6 mg
Inj adenosine diag 1mg
Adenosine inj 1mg








Adrenalin epinephrine inject





Aflibercept injection
Inj, brolucizumab-dbll, 1 mg
Agalsidase beta injection

Inj., aprepitant, 1 mg
Inj biperiden lactate/5 mg
Alatrofloxacin mesylate
Injection, alemtuzumab
Alglucerase injection

Amifostine


Methyldopate hcl injection

Alefacept




Alglucosidase alfa injection
Lumizyme injection
Inj., patisiran, 0.1 mg
Inj givosiran 0.5 mg



Alpha 1 proteinase inhibitor
Glassia injection
Alprostadil for injection
Alprostadil urethral suppos
Amikacin sulfate injection
Aminophyllin 250 mg inj

Amiodarone hcl

Amphotericin b
Amphotericin b lipid complex
Ampho b cholesteryl sulfate
Amphotericin b liposome inj
Ampicillin 500 mg inj
Inj., plazomicin, 5 mg
Ampicillin sulbactam 1.5 gm
Amobarbital 125 mg inj
Succinycholine chloride inj
Anidulafungin injection

Injection anistreplase 30 u
Hydralazine hcl injection
Apomorphine hydrochloride
Aprotonin, 10,000 kiu
Inj metaraminol bitartrate
Chloroquine injection

Arbutamine hcl injection
Aripiprazole injection
Inj aripiprazole ext rel 1mg

Azithromycin


Atropine sulfate injection


Dimecaprol injection
Baclofen 10 mg injection
Baclofen intrathecal trial
Basiliximab
Belatacept injection
Belimumab injection

Dicyclomine injection
Inj benztropine mesylate
Inj., benralizumab, 1 mg
Bethanechol chloride inject


Peng benzathine/procaine inj
Penicillin g benzathine inj
Inj, bezlotoxumab, 10 mg
Inj., cerliponase alfa 1 mg
Buprenorphine implant 74.2mg
Buprenorphine oral 1mg
Bupren/nal up to 3mg bupreno
Bupren/nal 3.1 to 6mg bupren
Bupren/nal 6.1 to 10mg bupre
Bupren/nal over 10mg bupreno




Bivalirudin
Injection, burosumab-twza 1m
Injection,onabotulinumtoxina
Abobotulinumtoxina
Inj, rimabotulinumtoxinb
Incobotulinumtoxin a

Inj deoxycholic acid, 1 mg
Buprenorphine hydrochloride
Inj., lanadelumab-flyo, 1 mg
Busulfan injection
Butorphanol tartrate 1 mg
Injection, ruconest
C-1 esterase, berinert
C-1 esterase, cinryze
Inj., haegarda 10 units
Edetate calcium disodium inj



Cinacalcet, esrd on dialysis

Inj, etelcalcetide, 0.1 mg



Calcium gluconate injection







Calcium glycer & lact/10 ml
Calcitonin salmon injection
Inj calcitriol per 0.1 mcg
Caspofungin acetate
Canakinumab injection
Leucovorin calcium injection
Inj levoleucovorin nos 0.5mg
Injection, khapzory, 0.5 mg







Inj mepivacaine hcl/10 ml





Cefazolin sodium injection
Inj lefamulin 1 mg
Cefepime hcl for injection

Cefoxitin sodium injection
Inj ceftolozane tazobactam
Ceftriaxone sodium injection
Sterile cefuroxime injection
Cefotaxime sodium injection


Betamethasone acet&sod phosp

Caffeine citrate injection
Cephapirin sodium injection
Ceftaroline fosamil inj
Inj ceftazidime per 500 mg
Ceftazidime and avibactam
Ceftizoxime sodium / 500 mg
Centruroides immune f(ab)
Certolizumab pegol inj 1mg
Chloramphenicol sodium injec
Chorionic gonadotropin/1000u
Clonidine hydrochloride




Cidofovir injection

Inj imip 4 cilas 4 releb 2mg
Cilastatin sodium injection
Ciprofloxacin iv
Inj codeine phosphate /30 mg




Colchicine injection
Colistimethate sodium inj
Collagenase, clost hist inj
Prochlorperazine injection
Inj crizanlizumab-tmca 5mg
Corticorelin ovine triflutal

Corticotropin injection


Cosyntropin injection nos
Inj., cosyntropin, 0.25 mg
Crotalidae poly immune fab
Inj crotalidae im f(ab')2 eq
Cytomegalovirus imm iv /vial




Injection, dalbavancin

Daptomycin injection

Darbepoetin alfa, non-esrd
Darbepoetin alfa, esrd use
Argatroban nonesrd use 1mg
Argatroban esrd dialysis 1mg
Epoetin alfa, non-esrd
Epoetin alfa 1000 units esrd
Epoetin beta esrd use
Epoetin beta non esrd

Peginesatide injection



Decitabine injection
Deferoxamine mesylate inj
Inj luspatercept-aamt 0.25mg
Denosumab injection


Testosterone enanthate inj


Brompheniramine maleate inj
Depo-estradiol cypionate inj

Methylprednisolone 20 mg inj
Methylprednisolone 40 mg inj
Methylprednisolone 80 mg inj
Medroxyprogesterone acetate
Testosterone cypionate 1 ml
Testosterone cypionat 100 mg
Inj testosterone cypionate


Testosterone cypionat 200 mg
Inj dexamethasone acetate
Injection, dexamethasone 9%
Dexametha opth insert 0.1 mg
Phenylep ketorolac opth soln

Dexamethasone sodium phos

Inj dihydroergotamine mesylt
Acetazolamid sodium injectio
Inj diclofenac sodium 0.5mg
Digoxin injection
Digoxin immune fab (ovine)


Phenytoin sodium injection
Hydromorphone injection

Dyphylline injection
Dexrazoxane hcl injection
Diphenhydramine hcl injectio
Inj. cetirizine hcl 0.5mg


Chlorothiazide sodium inj
Dimethyl sulfoxide 50% 50 ml
Methadone injection
Dimenhydrinate injection
Dipyridamole injection
Inj dobutamine hcl/250 mg
Dolasetron mesylate
Dopamine injection
Doripenem injection
Injection, doxercalciferol


Ecallantide injection

Eculizumab injection
Injection, edaravone, 1 mg

Inj., ravulizumab-cwvz 10 mg





Amitriptyline injection
Elosulfase alfa, injection

Enfuvirtide injection
Epoprostenol injection

Eptifibatide injection
Ergonovine maleate injection
Ertapenem injection
Erythro lactobionate /500 mg

Estradiol valerate 10 mg inj
Inj estrogen conjugate 25 mg






Inj, eteplirsen, 10 mg
Inj golodirsen 10 mg
Ethanolamine oleate 100 mg

Injection estrone per 1 mg
Etidronate disodium inj
Inj. fe derisomaltose 10 mg
Etanercept injection
Inj ferric carboxymaltos 1mg

Inj filgrastim excl biosimil
Inj ferric pyrophosphate cit
Fe pyro cit pow 0.1 mg iron

Inj, tbo-filgrastim, 5 mcg
Inj tbo filgrastim 1 microg


Fluconazole
Fomepizole, 15 mg
Intraocular fomivirsen na
Fosaprepitant injection
Inj fosnetupitant, palonoset
Foscarnet sodium injection

Gallium nitrate injection
Galsulfase injection
Inj ivig privigen 500 mg
Gamma globulin 1 cc inj




Inj cuvitru, 100 mg
Inj, imm glob bivigam, 500mg
Gammaplex injection
Inj. xembify, 100 mg
Hizentra injection
Gamma globulin > 10 cc inj
Gamunex-c/gammaked
Vivaglobin, inj
Immune globulin, powder
Octagam injection
Gammagard liquid injection
Ganciclovir sodium injection
Hepagam b im injection
Flebogamma injection
Hepagam b intravenous, inj

Hyqvia 100mg immuneglobulin


Garamycin gentamicin inj
Gatifloxacin injection
Injection glatiramer acetate



Ivig non-lyophilized, nos
Gold sodium thiomaleate inj
Golimumab for iv use 1mg
Glucagon hydrochloride/1 mg


Gonadorelin hydroch/ 100 mcg
Granisetron hcl injection
Inj, granisetron, xr, 0.1 mg
Inj., guselkumab, 1 mg
Haloperidol injection
Haloperidol decanoate inj
Inj., brexanolone, 1 mg
Hemin, 1 mg
Inj heparin sodium per 10 u

Inj heparin sodium per 1000u
Dalteparin sodium
Inj enoxaparin sodium
Fondaparinux sodium
Tinzaparin sodium injection
Tetanus immune globulin inj
Histrelin acetate
Hydrocortisone acetate inj
Hydrocortisone sodium ph inj
Hydrocortisone sodium succ i
Hydroxyprogesterone caproate
Makena, 10 mg
Inj hydroxyprogst capoat nos
Diazoxide injection


Inj. meloxicam 1 mg
Ibandronate sodium injection
Ibuprofen injection
Ibutilide fumarate injection
Idursulfase injection
Icatibant injection
Infliximab not biosimil 10mg
Inj., ibalizumab-uiyk, 10 mg



Inj iron dextran
Iron sucrose injection
Imuglucerase injection
Droperidol injection
Propranolol injection





Droperidol/fentanyl inj




Insulin injection
Insulin for insulin pump use

Interferon beta-1a inj
Interferon beta-1b / .25 mg
Injection, isavuconazonium

Itraconazole injection


Kanamycin sulfate 500 mg inj
Kanamycin sulfate 75 mg inj
Ketorolac tromethamine inj
Cephalothin sodium injection


Lanreotide injection
Laronidase injection



Furosemide injection

Aripiprazole lauroxil 1mg
Inj., aristada initio, 1 mg
Aripirazole lauroxil 1 mg
Lepirudin
Leuprolide acetate /3.75 mg


Levetiracetam injection

Inj levocarnitine per 1 gm
Levofloxacin injection
Levorphanol tartrate inj

Hyoscyamine sulfate inj
Chlordiazepoxide injection
Lidocaine injection



Lincomycin injection
Linezolid injection

Lorazepam injection
Loxapine for inhalation 1 mg
Mannitol injection

Mecasermin injection
Meperidine hydrochl /100 mg
Meperidine/promethazine inj
Injection, mepolizumab, 1mg


Meropenem
Inj., meropenem, vaborbactam
Methylergonovin maleate inj
Methylnaltrexone injection


Micafungin sodium injection

Inj midazolam hydrochloride



Inj milrinone lactate / 5 mg
Minocycline hydrochloride

Morphine sulfate injection
Morphine so4 injection 100mg

Inj morphine pf epid ithc
Morphine sulfate injection

Ziconotide injection
Inj, moxifloxacin 100 mg



Inj nalbuphine hydrochloride

Inj naloxone hydrochloride



Naltrexone, depot form
Nandrolone decanoate 50 mg
Natalizumab injection
Nesiritide injection
Inj, nusinersen, 0.1mg


Injection, ocrelizumab, 1 mg

Octreotide injection, depot
Octreotide inj, non-depot
Oprelvekin injection

Omalizumab injection
Olanzapine long-acting inj

Orphenadrine injection

Phenylephrine hcl injection




Chloroprocaine hcl injection




Ondansetron hcl injection

Injection, oritavancin
Oxymorphone hcl injection
Palifermin injection
Paliperidone palmitate inj


Pamidronate disodium /30 mg
Papaverin hcl injection
Oxytetracycline injection

Palonosetron hcl



Paricalcitol
Inj, pasireotide long acting
Pegaptanib sodium injection
Pegademase bovine, 25 iu
Injection, pegfilgrastim 6mg

Pegloticase injection

Penicillin g procaine inj
Pentastarch 10% solution
Pentobarbital sodium inj

Penicillin g potassium inj
Piperacillin/tazobactam
Pentamidine non-comp unit
Injection, peramivir
Promethazine hcl injection
Phenobarbital sodium inj

Plerixafor injection
Oxytocin injection

Inj desmopressin acetate



Prednisolone acetate inj
Totazoline hcl injection
Inj progesterone per 50 mg

Fluphenazine decanoate 25 mg
Procainamide hcl injection
Oxacillin sodium injeciton
Inj, propofol, 10 mg
Neostigmine methylslfte inj

Inj protamine sulfate/10 mg
Protein c concentrate
Inj protirelin per 250 mcg
Pralidoxime chloride inj
Phentolaine mesylate inj
Metoclopramide hcl injection
Quinupristin/dalfopristin

Ranibizumab injection

Ranitidine hydrochloride inj


Rasburicase
Regadenoson injection
Injection, reslizumab, 1mg
Riboflavin 5'phos opth<=3ml
Rho d immune globulin 50 mcg

Rho d immune globulin inj
Rhophylac injection
Rho(d) immune globulin h, sd
Rilonacept injection
Inj risperdal consta, 0.5 mg
Ropivacaine hcl injection
Romiplostim injection
Inj., rolapitant, 0.5 mg
Inj., perseris, 0.5 mg

Methocarbamol injection



Sincalide injection

Inj theophylline per 40 mg
Sargramostim injection
Inj sebelipase alfa 1 mg
Inj secretin synthetic human
Injection, siltuximab

Aurothioglucose injeciton
Na ferric gluconate complex

Methylprednisolone injection
Methylprednisolone injection
Somatrem injection
Somatropin injection
Promazine hcl injection
Reteplase injection
Inj streptokinase /250000 iu
Alteplase recombinant

Streptomycin injection
Fentanyl citrate injection
Sumatriptan succinate / 6 mg
Inj., fremanezumab-vfrm 1 mg
Inj. eptinezumab-jjmr 1 mg

Inj, taliglucerase alfa 10 u
Pentazocine injection
Inj tedizolid phosphate
Telavancin injection
Tenecteplase injection
Terbutaline sulfate inj
Teriparatide injection
Inj. romosozumab-aqqg 1 mg
Testosterone enanthate inj
Inj testostero enanthate 1mg
Testosterone enanthate inj
Testosterone suspension inj
Testosterone undecanoate 1mg
Testosteron propionate inj
Chlorpromazine hcl injection
Thyrotropin injection
Inj. teprotumumab-trbw 10 mg
Tigecycline injection

Inj., tildrakizumab, 1 mg
Tirofiban hcl

Trimethobenzamide hcl inj
Tobramycin sulfate injection
Tocilizumab injection

Injection torsemide 10 mg/ml
Thiethylperazine maleate inj
Treprostinil injection



Triamcinolone a inj prs-free
Triamcinolone acet inj nos
Triamcinolone diacetate inj
Triamcinolone hexacetonl inj
Inj triamcinolone ace xr 1mg
Inj trimetrexate glucoronate
Perphenazine injeciton
Triptorelin pamoate
Inj., triptorelin xr 3.75 mg
Spectinomycn di-hcl inj
Urea injection
Urofollitropin, 75 iu
Ustekinumab sub cu inj, 1 mg
Ustekinumab, iv inject, 1 mg
Diazepam injection
Urokinase 5000 iu injection
Urokinase 250,000 iu inj
Vancomycin hcl injection







Injection, vedolizumab
Velaglucerase alfa







Verteporfin injection
Inj., vestronidase alfa-vjbk
Inj luxturna 1 billion vec g
Inj onase abepar-xioi treat
Triflupromazine hcl inj





Hydroxyzine hcl injection
Thiamine hcl 100 mg
Pyridoxine hcl 100 mg
Vitamin b12 injection


Vitamin k phytonadione inj
Injection, voriconazole
Hyaluronidase injection
Ovine, up to 999 usp units
Ovine, 1000 usp units
Hyaluronidase recombinant
Inj magnesium sulfate
Inj potassium chloride
Zidovudine
Ziprasidone mesylate
Zoledronic acid 1mg
Drugs unclassified injection
Edetate disodium per 150 mg
Nasal vaccine inhalation
Metered dose inhaler drug
Laetrile amygdalin vit b17
Unclassified biologics
Esrd on dialysi drug/bio noc
Normal saline solution infus
Normal saline solution infus
5% dextrose/normal saline
Normal saline solution infus
5% dextrose/water
D5w infusion
Dextran 40 infusion
Dextran 75 infusion
Ringers lactate infusion
5% dextrose in lac ringers
Hypertonic saline sol


Inj andexxa, 10 mg
Inj., emicizumab-kxwh 0.5 mg




Inj, factor x, (human), 1iu

Inj., fibryga, 1 mg
Inj human fibrinogen con nos
Vonvendi inj 1 iu vwf:rco
Factor xiii anti-hem factor
Factor xiii recomb a-subunit
Factor viii recomb novoeight
Wilate injection
Xyntha inj
Antihemophilic viii/vwf comp
Humate-p, inj
Factor viii recomb obizur
Factor viia
Factor viii
Factor viii (porcine)
Factor viii recombinant nos
Factor ix non-recombinant
Factor ix complex
Factor ix recombinant nos
Antithrombin recombinant
Antithrombin iii injection
Anti-inhibitor
Hemophilia clot factor noc
Factor ix recombinan rixubis
Factor ix alprolix recomb
Factor ix idelvion inj
Factor ix recomb gly rebinyn
Inj recombin esperoct per iu
Factor viii fc fusion recomb
Factor viii pegylated recomb
Inj. jivi 1 iu
Factor viii nuwiq recomb 1iu
Inj, afstyla, 1 i.u.
Inj, kovaltry, 1 i.u.





Kyleena, 19.5 mg
Liletta, 52 mg
Mirena, 52 mg

Intraut copper contraceptive
Skyla, 13.5 mg
Levonorgestrel iu 52 mg
Contraceptive vaginal ring
Contraceptive hormone patch
Levonorgestrel implant sys
Etonogestrel implant system
Aminolevulinic acid hcl top
Methyl aminolevulinate, top
Ganciclovir long act implant
Inj., retisert, 0.01 mg
Dexamethasone intra implant
Inj., iluvien, 0.01 mg
Inj., yutiq, 0.01 mg
Ophthalmic mitomycin
Inj, ocriplasmin, 0.125 mg
Inj, durolane 1 mg
Genvisc 850, inj, 1mg
Hyalgan or supartz inj dose
Hymovis injection 1 mg
Euflexxa inj per dose
Orthovisc inj per dose
Synvisc or synvisc-one
Gel-one
Monovisc inj per dose
Gelsyn-3 injection 0.1 mg
Inj, trivisc 1 mg
Cultured chondrocytes implnt
Synojoynt, inj., 1 mg
Inj., triluron, 1 mg
Visco-3 inj dose
Capsaicin 8% patch
Capsaicin 8% patch
Carbidopa levodopa ent 100ml
Ciprofloxacin otic susp 6 mg
Aminolevulinic acid, 10% gel
Inj bimatoprost itc imp1mcg





Mometasone furoate sinus imp

Azathioprine oral 50mg
Azathioprine parenteral
Cyclosporine oral 100 mg
Tacrol envarsus ex rel oral
Lymphocyte immune globulin
Monoclonal antibodies
Prednisone oral
Tacrolimus imme rel oral 1mg
Tacrol astagraf ex rel oral
Methylprednisolone oral
Prednisolone oral per 5 mg
Antithymocyte globuln rabbit
Prednisone ir or dr oral 1mg
Daclizumab, parenteral

Cyclosporine oral 25 mg
Cyclosporin parenteral 250mg
Mycophenolate mofetil oral
Mycophenolic acid

Sirolimus, oral

Tacrolimus injection
Oral everolimus

Immunosuppressive drug noc

Acetylcysteine comp unit
Arformoterol non-comp unit
Formoterol fumarate, inh
Levalbuterol comp con
Acetylcysteine non-comp unit
Albuterol comp unit
Albuterol comp con
Albuterol non-comp con
Levalbuterol non-comp con
Albuterol non-comp unit
Levalbuterol non-comp unit
Levalbuterol comp unit
Albuterol ipratrop non-comp
Beclomethasone comp unit
Betamethasone comp unit
Budesonide non-comp unit
Budesonide comp unit
Bitolterol mesylate comp con
Bitolterol mesylate comp unt
Cromolyn sodium noncomp unit
Cromolyn sodium comp unit
Budesonide non-comp con
Budesonide comp con
Atropine comp con
Atropine comp unit
Dexamethasone comp con
Dexamethasone comp unit
Dornase alfa non-comp unit
Formoterol comp unit
Flunisolide comp unit
Glycopyrrolate comp con
Glycopyrrolate comp unit
Ipratropium bromide non-comp
Ipratropium bromide comp
Isoetharine comp con
Isoetharine non-comp con
Isoetharine non-comp unit
Isoetharine comp unit
Isoproterenol comp con
Isoproterenol non-comp con
Isoproterenol non-comp unit
Isoproterenol comp unit
Mannitol for inhaler
Metaproterenol comp con
Metaproterenol non-comp con
Metaproterenol non-comp unit
Metaproterenol comp unit
Methacholine chloride, neb
Pentamidine comp unit dose
Revefenacin inh non-com 1mcg
Terbutaline sulf comp con
Terbutaline sulf comp unit
Tobramycin non-comp unit
Triamcinolone comp con
Triamcinolone comp unit
Tobramycin comp unit
Treprostinil, non-comp unit
Inhalation solution for dme
Non-inhalation drug for dme
Compounded drug, noc
Antiemetic rectal/supp nos
Oral prescrip drug non chemo
Oral aprepitant

Oral busulfan
Cabergoline, oral 0.25mg
Capecitabine, oral, 150 mg
Capecitabine, oral, 500 mg

Cyclophosphamide oral 25 mg
Oral dexamethasone

Etoposide oral 50 mg
Oral fludarabine phosphate
Gefitinib oral
Antiemetic drug oral nos
Melphalan oral 2 mg
Methotrexate oral 2.5 mg


Nabilone oral
Oral netupitant, palonosetro
Rolapitant, oral, 1mg
Temozolomide
Topotecan oral
Oral prescription drug chemo
Doxorubicin hcl injection

Alemtuzumab injection

Aldesleukin injection
Arsenic trioxide injection
Erwinaze injection
Asparaginase, nos

Inj, atezolizumab,10 mg
Injection, avelumab, 10 mg

Azacitidine injection

Clofarabine injection


Bcg live intravesical 1mg
Bcg live intravesical vac
Injection, belinostat, 10mg
Inj., treanda 1 mg
Inj., bendeka 1 mg
Bevacizumab injection
Inj. belrapzo/bendamustine


Injection, blinatumomab
Bleomycin sulfate injection
Inj., velcade 0.1 mg
Brentuximab vedotin inj
Cabazitaxel injection
Inj, bortezomib, nos, 0.1 mg
Carboplatin injection

Injection, carfilzomib, 1 mg


Carmustine injection




Cetuximab injection

Inj., copanlisib, 1 mg


Cisplatin 10 mg injection




Inj cladribine per 1 mg
Cyclophosphamide 100 mg inj






Cytarabine liposome inj
Cytarabine hcl 100 mg inj
Inj. calaspargase pegol-mknl
Inj., cemiplimab-rwlc, 1 mg
Dactinomycin injection
Dacarbazine 100 mg inj

Injection, daratumumab 10 mg
Daunorubicin injection
Daunorubicin citrate inj
Inj daunorubicin, cytarabine
Degarelix injection
Denileukin diftitox inj

Diethylstilbestrol injection
Docetaxel injection

Inj., durvalumab, 10 mg

Elliotts b solution per ml
Injection, elotuzumab, 1mg
Inj enfort vedo-ejfv 0.25mg
Inj, epirubicin hcl, 2 mg
Eribulin mesylate injection
Etoposide injection


Fludarabine phosphate inj
Fluorouracil injection

Inj. infugem, 100 mg
Injection, infugem, 200 mg
Floxuridine injection
In gemcitabine hcl nos 200mg
Goserelin acetate implant
Gemtuzumab ozogamicin 0.1 mg
Inj mogamulizumab-kpkc, 1 mg
Inj irinotecan liposome 1 mg
Irinotecan injection
Ixabepilone injection
Ifosfamide injection
Mesna injection
Inj., emapalumab-lzsg, 1 mg
Idarubicin hcl injection
Interferon alfacon-1 inj
Interferon alfa-2a inj
Interferon alfa-2b inj
Interferon alfa-n3 inj
Interferon gamma 1-b inj
Leuprolide acetate suspnsion
Leuprolide acetate injeciton
Leuprolide acetate implant


Vantas implant
Supprelin la implant
Inj. isatuximab-irfc 10 mg
Ipilimumab injection
Inj inotuzumab ozogam 0.1 mg
Mechlorethamine hcl inj

Inj melpha hydroch nos 50 mg
Inj., evomela, 1 mg



Methotrexate sodium inj




Methotrexate sodium inj
Nelarabine injection
Inj, omacetaxine mep, 0.01mg
Oxaliplatin
Paclitaxel protein bound
Paclitaxel injection
Pegaspargase injection
Paclitaxel injection
Pentostatin injection
Inj. tagraxofusp-erzs 10 mcg
Plicamycin (mithramycin) inj
Inj pembrolizumab







Mitomycin injection


Inj, olaratumab, 10 mg



Mitoxantrone hydrochl / 5 mg

Injection, necitumumab, 1 mg



Injection, nivolumab
Gemtuzumab ozogamicin inj
Obinutuzumab inj
Ofatumumab injection
Panitumumab injection
Inj. pemetrexed, 10 mg
Inj. pemetrexed nos 10mg
Injection, pertuzumab, 1 mg
Pralatrexate injection
Injection, ramucirumab
Inj, polatuzumab vedotin 1mg
Rituximab injection
Inj rituximab, hyaluronidase
Inj., rituximab, 10 mg
Inj., lumoxiti, 0.01 mg

Romidepsin injection




Streptozocin injection




Inj talimogene laherparepvec

Temozolomide injection

Temsirolimus injection




Thiotepa injection







Topotecan injection
Injection trabectedin 0.1mg

Inj, ado-trastuzumab emt 1mg
Inj trastuzumab excl biosimi
Inj. herceptin hylecta, 10mg
Valrubicin injection
Inj fam-trastu deru-nxki 1mg

Vinblastine sulfate inj

Vincristine sulfate 1 mg inj
Inj, vincristine sul lip 1mg




Vinorelbine tartrate inj


Injection, fulvestrant
Inj, ziv-aflibercept, 1mg
Porfimer sodium injection

Chemotherapy drug
Standard wheelchair
Stnd hemi (low seat) whlchr
Lightweight wheelchair
High strength ltwt whlchr
Ultralightweight wheelchair
Heavy duty wheelchair
Extra heavy duty wheelchair
Cstm manual wheelchair/base
Other manual wheelchair/base
Stnd wt frame power whlchr
Stnd wt pwr whlchr w control
Ltwt portbl power whlchr
Custom power whlchr base
Other power whlchr base
Detach non-adj ht armrst rep
Detach adjust armrest base
Detach adjust armrst upper
Arm pad repl, each
Fixed adjust armrest pair
Hi mount flip-up footrest ea
Leg strap each
Leg strap h style each
Adjustable angle footplate
Large size footplate each
Standard size ftplate rep ea
Ftrst lowr exten tube rep ea
Ftrst upr hanger brac rep ea
Ftrst compl assembly repl ea
Elev lgrst lwr exten repl ea
Elev legrst upr hangr rep ea
Ratchet assembly replacement
Cam rel asm ft/legrst rep ea
Swingaway detach ftrest repl
Elevate footrest articulate
Seat ht <17 or >=21 ltwt wc
Spoke protectors
Rr whl compl sol tire rep ea
Rr whl compl pne tire rep ea
Fr cstr comp pne tire rep ea
Fr cstr semi-pne tire rep ea
Caster pin lock each
Fr cstr asmb sol tire rep ea
Drive belt for pwc, repl
Iv hanger
W/c component-accessory nos
Elevating whlchair leg rests
Pump uninterrupted infusion
Temporary replacement eqpmnt
Sup/ext non-ins inf pump syr
Ther cgm supply allowance
Ther cgm receiver/monitor
Repl batt silver oxide 1.5 v
Repl batt silver oxide 3 v
Repl batt alkaline 1.5 v
Repl batt lithium 3.6 v
Repl batt lithium 4.5 v
Aed garment w elec analysis
Repl batt for aed
Repl garment for aed
Repl electrode for aed
Seat/back cus no dmepdac ver
Removable soft interface le
Ctrl dose inh drug deliv sys
12-24hr sealed lead acid
Portable gas oxygen system
Repair/svc dme non-oxygen eq
Repair/svc oxygen equipment
Portable home suction pump
Absorp drg <= 16 suc pump
Absorp drg >16<=48 suc pump
Absorp drg >48 suc pump
Pov group 1 std up to 300lbs
Pov group 1 hd 301-450 lbs
Pov group 1 vhd 451-600 lbs
Pov group 2 std up to 300lbs
Pov group 2 hd 301-450 lbs
Pov group 2 vhd 451-600 lbs
Power operated vehicle noc
Pwc gp 1 std port seat/back
Pwc gp 1 std port cap chair
Pwc gp 1 std seat/back
Pwc gp 1 std cap chair
Pwc gp 2 std port seat/back
Pwc gp 2 std port cap chair
Pwc gp 2 std seat/back
Pwc gp 2 std cap chair
Pwc gp 2 hd seat/back
Pwc gp 2 hd cap chair
Pwc gp 2 vhd seat/back
Pwc gp vhd cap chair
Pwc gp 2 xtra hd seat/back
Pwc gp 2 xtra hd cap chair
Pwc gp2 std seat elevate s/b
Pwc gp2 std seat elevate cap
Pwc gp2 std sing pow opt s/b
Pwc gp2 std sing pow opt cap
Pwc gp 2 hd sing pow opt s/b
Pwc gp 2 hd sing pow opt cap
Pwc gp2 vhd sing pow opt s/b
Pwc gp2 xhd sing pow opt s/b
Pwc gp2 std mult pow opt s/b
Pwc gp2 std mult pow opt cap
Pwc gp2 hd mult pow opt s/b
Pwc gp 3 std seat/back
Pwc gp 3 std cap chair
Pwc gp 3 hd seat/back
Pwc gp 3 hd cap chair
Pwc gp 3 vhd seat/back
Pwc gp 3 vhd cap chair
Pwc gp 3 xhd seat/back
Pwc gp 3 xhd cap chair
Pwc gp3 std sing pow opt s/b
Pwc gp3 std sing pow opt cap
Pwc gp3 hd sing pow opt s/b
Pwc gp3 hd sing pow opt cap
Pwc gp3 vhd sing pow opt s/b
Pwc gp3 std mult pow opt s/b
Pwc gp3 hd mult pow opt s/b
Pwc gp3 vhd mult pow opt s/b
Pwc gp3 xhd mult pow opt s/b
Pwc gp 4 std seat/back
Pwc gp 4 std cap chair
Pwc gp 4 hd seat/back
Pwc gp 4 vhd seat/back
Pwc gp4 std sing pow opt s/b
Pwc gp4 std sing pow opt cap
Pwc gp4 hd sing pow opt s/b
Pwc gp4 vhd sing pow opt s/b
Pwc gp4 std mult pow opt s/b
Pwc gp4 std mult pow opt cap
Pwc gp4 hd mult pow s/b
Pwc gp5 ped sing pow opt s/b
Pwc gp5 ped mult pow opt s/b
Power wheelchair noc
Pow mobil dev no dmepdac
Cstm dme other than wheelchr
Ko single upright pre ots
Ko double upright pre ots
Mult den insert dir carv/cam
Electronic posa treatment
Ces system w/supplies access
Whirlpool tub walkin portabl
Lo freq us diathermy device
Disp col sto bag breast milk
Suct pum ext urine mgmt sys
Bil hkaf pc s/d micro sensor
Speech volume modulation sys
Intraurethral drainag device
Acti intraurethral drainage
Charger base station intraur

























Cranial cervical orthosis
Cranial cervical torticollis
Cerv flex n/adj foam pre ots
Flex thermoplastic collar mo
Cervical semi-rigid adjustab
Cerv semi-rig adj molded chn
Cerv sr wire occ/man pre ots
Cervical collar molded to pt
Cerv col sr foam 2pc pre ots
Cerv sr 2pc thor ext pre ots
Cer post col occ/man sup adj
Cerv collar supp adj cerv ba
Cerv col supp adj bar & thor
Thor rib belt custom fabrica
Tlso flex trunk/thor pre ots
Tlso flex custom fab thoraci
Tlso trnk sj-t9 pre cst
Tlso flex trnk sj-t9 pre ots
Tlso flex trnk sj-ss pre cst
Tlso flex trnk sj-ss pre ots
Tlso 2mod symphis-xipho pre
Tlso 2 shl symphys-stern cst
Tlso 3mod sacro-scap pre
Tlso 4mod sacro-scap pre
Tlso r fram soft ant pre cst
Tlso r fram soft pre ots
Tlso rig fram pelvic pre cst
Tlso rig fram pelvic pre ots
Tlso rigid frame pre subclav
Tlso rigid frame hyperex pre
Tlso rigid plastic custom fa
Tlso rigid lined custom fab
Tlso rigid plastic cust fab
Tlso rigidlined cust fab two
Tlso rigid lined pre one pie
Tlso rigid plastic pre one
Tlso 2 piece rigid shell
Tlso 3 piece rigid shell
Sio flex pelvic/sacr pre ots
Sio flex pelvisacral custom
Sio rig pnl pelv/sac pre ots
Sio panel custom
Lo flex l1-below l5 pre ots
Lo sag rig pnl stays pre cst
Lo sag ri an/pos pnl pre cst
Lso flex no ri stays pre ots
Lso flex w/rigid stays cust
Lso r post pnl sj-t9 pre cst
Lso sag r an/pos pnl pre cst
Lso sag rigid frame cust
Lso sc r pos/lat pnl pre cst
Lso flexion control custom
Lso sagit rigid panel prefab
Lso sagittal rigid panel cus
Lso sc r ant/pos pnl pre cst
Lso sag-coronal panel custom
Lso s/c shell/panel prefab
Lso s/c shell/panel custom
Lo rig pos pnl l1-l5 pre ots
Lo sag ri an/pos pnl pre ots
Lso sag ctr rigi pos pre ots
Lso sag r an/pos pnl pre ots
Lso sc r pos/lat pnl pre ots
Lso sc r ant/pos pnl pre ots
Lso sag-co shell pnl pre ots
Ctlso a-p-l control molded
Ctlso a-p-l control w/ inter

Halo cervical into jckt vest
Halo cervical into body jack
Halo cerv into milwaukee typ
Mri compatible system
Halo repl liner/interface
Tlso corset front
Lso corset front
Tlso full corset
Lso full corset
Axillary crutch extension
Peroneal straps pair pre ots
Stocking sup grips 4 pre ots
Protect body sock ea pre ots
Add to spinal orthosis nos
Ctlso milwauke initial model
Ctlso infant immobilizer
Tension based scoliosis orth


Ctlso axilla sling
Kyphosis pad
Kyphosis pad floating
Lumbar bolster pad
Lumbar or lumbar rib pad
Sternal pad
Thoracic pad
Trapezius sling
Outrigger
Outrigger bil w/ vert extens
Lumbar sling
Ring flange plastic/leather
Ring flange plas/leather mol
Covers for upright each
Furnsh initial orthosis only
Lateral thoracic extension
Anterior thoracic extension
Milwaukee type superstructur
Lumbar derotation pad
Anterior asis pad
Anterior thoracic derotation
Abdominal pad
Rib gusset (elastic) each
Lateral trochanteric pad
Body jacket mold to patient
Post-operative body jacket

Spinal orthosis nos
Ho flex frejka w/cov pre cst
Ho frejka cov only pre cst
Ho flex pavlik harns pre cst
Abduct control hip semi-flex
Pelv band/spread bar thigh c
Ho abduction hip adjustable
Ho bi thighcuffs w sprdr bar

Ho abduction static plastic
Pelvic & hip control thigh c

Post-op hip abduct custom fa
Ho post-op hip abduction
Combination bilateral ho
Leg perthes orth toronto typ
Legg perthes orth newington
Legg perthes orthosis trilat
Legg perthes orth scottish r
Legg perthes patten bottom t
Ko elastic with joints
Ko elastic w/joints pre ots
Ko elas w/ condyle pads & jo

Ko immob canvas long pre ots
Knee orth pos locking joint
Ko adj jnt pos r sup pre cst
Ko adj jnt pos r sup pre ots
Ko w/0 joint rigid molded to
Ko rigid w/o joints pre ots
Ko derot ant cruciate custom
Ko single upright pre cst
Ko w/adj jt rot cntrl molded
Ko double upright pre cst
Ko w adj flex/ext rotat mold
Ko dbl upright w/air pre cst
Ko dbl upright w/air pre ots
Ko swedish type pre ots
Ko single upright prefab ots
Ko double upright prefab ots
Ko supracondylar socket mold
Afo sprng wir drsflx calf bd
Afo ankle gauntlet pre ots
Afo molded ankle gauntlet
Afo multilig ank sup pre ots
Afo supramalleolar custom
Afo sing bar clasp attach sh
Afo sing upright w/ adjust s
Afo plastic
Afo rig ant tib prefab tcf/=

Afo molded to patient plasti
Afo molded plas rig ant tib
Afo spiral molded to pt plas
Afo spiral prefabricated

Afo pos solid ank plastic mo
Afo plastic molded w/ankle j
Afo w/ankle joint, prefab
Afo sing solid stirrup calf
Afo doub solid stirrup calf
Kafo sing fre stirr thi/calf
Kafo sng/dbl mechanical act
Kaf sng/dbl swg/stn mcpr cus
Kafo sng solid stirrup w/o j
Kafo dbl solid stirrup band/
Kafo dbl solid stirrup w/o j
Kafo pla sin up w/wo k/a cus
Kafo plastic pediatric size
Kafo plas doub free knee mol
Kafo plas sing free knee mol
Kafo w/o joint multi-axis an
Hkafo torsion bil rot straps
Hkafo torsion cable hip pelv
Hkafo torsion ball bearing j
Hkafo torsion unilat rot str
Hkafo unilat torsion cable
Hkafo unilat torsion ball br
Afo tib fx cast plaster mold
Afo tib fx cast molded to pt
Afo tibial fracture soft
Afo tib fx semi-rigid
Afo tibial fracture rigid
Kafo fem fx cast thermoplas
Kafo fem fx cast molded to p
Kafo femoral fx cast soft
Kafo fem fx cast semi-rigid
Kafo femoral fx cast rigid
Plas shoe insert w ank joint
Drop lock knee
Limited motion knee joint
Adj motion knee jnt lerman t
Quadrilateral brim
Waist belt
Pelvic band & belt thigh fla
Limited ankle motion ea jnt
Dorsiflexion assist each joi
Dorsi & plantar flex ass/res

Split flat caliper stirr & p
Rocker bottom, contact afo
Round caliper and plate atta
Foot plate molded stirrup at
Reinforced solid stirrup
Long tongue stirrup
Varus/valgus strap padded/li
Plastic mod low ext pad/line
Molded inner boot
Abduction bar jointed adjust
Abduction bar-straight
Non-molded lacer
Lacer molded to patient mode
Anterior swing band
Pre-tibial shell molded to p
Prosthetic type socket molde
Extended steel shank
Patten bottom
Torsion ank & half solid sti
Torsion straight knee joint
Straight knee joint heavy du
Add le poly knee custom kafo
Offset knee joint each
Offset knee joint heavy duty
Suspension sleeve lower ext
Knee joint drop lock ea jnt
Knee joint cam lock each joi
Knee disc/dial lock/adj flex
Knee jnt ratchet lock ea jnt
Knee lift loop drop lock rin
Thi/glut/ischia wgt bearing
Th/wght bear quad-lat brim m
Th/wght bear quad-lat brim c
Th/wght bear nar m-l brim mo
Th/wght bear nar m-l brim cu
Thigh/wght bear lacer non-mo
Thigh/wght bear lacer molded
Thigh/wght bear high roll cu
Hip clevis type 2 posit jnt
Pelvic control pelvic sling
Hip clevis/thrust bearing fr
Hip clevis/thrust bearing lo
Pelvic control hip heavy dut
Hip joint adjustable flexion
Hip adj flex ext abduct cont
Plastic mold recipro hip & c
Metal frame recipro hip & ca
Pelvic control band & belt u
Pelvic control band & belt b
Pelv & thor control gluteal
Thoracic control thoracic ba
Thorac cont paraspinal uprig
Thorac cont lat support upri
Plating chrome/nickel pr bar
Carbon graphite lamination
Extension per extension per
Ortho sidebar disconnect
Non-corrosive finish
Drop lock retainer each
Knee control full kneecap
Knee cap medial or lateral p
Knee control condylar pad
Soft interface below knee se
Soft interface above knee se
Tibial length sock fx or equ
Femoral lgth sock fx or equa
Torsion mechanism knee/ankle
Lower extremity orthosis nos
Ft insert ucb berkeley shell
Foot insert remov molded spe
Foot insert plastazote or eq
Foot insert silicone gel eac
Foot longitudinal arch suppo
Foot longitud/metatarsal sup
Foot arch support remov prem
Foot lamin/prepreg composite
Ft arch suprt premold longit
Foot arch supp premold metat
Foot arch supp longitud/meta
Arch suprt att to sho longit
Arch supp att to shoe metata
Arch supp att to shoe long/m
Hallus-valgus nt dyn pre ots
Abduction rotation bar shoe
Abduct rotation bar w/o shoe
Shoe styled positioning dev

Foot plas heel stabi pre ots
Oxford w supinat/pronat inf
Oxford w/ supinat/pronator c
Oxford w/ supinator/pronator
Hightop w/ supp/pronator inf
Hightop w/ supp/pronator chi
Hightop w/ supp/pronator jun
Surgical boot each infant
Surgical boot each child
Surgical boot each junior
Benesch boot pair infant
Benesch boot pair child
Benesch boot pair junior
Orthopedic ftwear ladies oxf
Orthoped ladies shoes dpth i
Ladies shoes hightop depth i
Orthopedic mens shoes oxford
Orthopedic mens shoes dpth i
Mens shoes hightop depth inl
Woman's shoe oxford brace
Man's shoe oxford brace
Custom shoes depth inlay
Custom mold shoe remov prost
Shoe molded to pt silicone s
Shoe molded plastazote cust
Shoe molded plastazote cust
Orth foot non-stndard size/w
Orth foot non-standard size/
Orth foot add charge split s
Ambulatory surgical boot eac
Plastazote sandal each
Sho lift taper to metatarsal
Shoe lift elev heel/sole neo
Shoe lift elev heel/sole cor
Lifts elevation metal extens
Shoe lifts tapered to one-ha
Shoe lifts elevation heel /i
Shoe wedge sach
Shoe heel wedge
Shoe sole wedge outside sole
Shoe sole wedge between sole
Shoe clubfoot wedge
Shoe outflare wedge
Shoe metatarsal bar wedge ro
Shoe metatarsal bar between
Full sole/heel wedge btween
Sho heel count plast reinfor
Heel leather reinforced
Shoe heel sach cushion type
Shoe heel new leather standa
Shoe heel new rubber standar
Shoe heel thomas with wedge
Shoe heel thomas extend to b
Shoe heel pad & depress for
Shoe heel pad removable for
Ortho shoe add leather insol
Orthopedic shoe add rub insl
O shoe add felt w leath insl
Ortho shoe add half sole
Ortho shoe add full sole
O shoe add standard toe tap
O shoe add horseshoe toe tap
O shoe add instep extension
O shoe add instep velcro clo
O shoe convert to sof counte
Ortho shoe add march bar
Trans shoe calip plate exist
Trans shoe caliper plate new
Trans shoe solid stirrup exi
Trans shoe solid stirrup new
Shoe dennis browne splint bo
Orthopedic shoe modifica nos
So 8 abd restraint pre ots
So 8 ab rstr can/web pre ots
So acro/clav can web pre ots
So cap design w/o jnts cf
So airplane w/wo joint cf
So vest canvas/web pre ots
So hard plas stabili pre cst
So hard plas stabili pre ots
Eo w/o joints cf
Eo elas w/metal jnts pre ots
Forearm/arm cuffs free motio
Forearm/arm cuffs ext/flex a
Cuffs adj lock w/ active con
Eo adj jt prefab custom fit
Eo, adj lock joint prefab ot
Eo rigid w/o joints pre ots
Ewho rigid w/o jnts cf
Ewho w/joint(s) cf
Ewhfo rigid w/o jnts cf
Ewhfo w/joint(s) cf
Whfo w/joint(s) custom fab
Whfo w/o joints pre cst
Whfo, rigid w/o joints
Whfo w/o joints pre ots
Torsion mechanism wrist/elbo
Hinge extension/flex wrist/f
Hinge ext/flex wrist finger
Whfo electric custom fitted
Who w/nontorsion jnt(s) cf
Who w/o joints cf
Who cock-up nonmolde pre ots
Hfo flexion glove pre ots
Hfo w/o joints cf
Who nontorsion jnts pre cst
Who nontorsion jnts pre ots
Metacarp fx orthosis pre cst
Metacarp fx orthosis pre ots
Ho w/o joints cf
Hfo w/joint(s) cf
Hfo without joints pre cst
Hfo without joints pre ots
Fo pip dip jnt/sprng pre ots
Fo pip dip no jt spr pre ots
Hfo nontorsion jnts pre cst
Hfo nontorsion jnts pre ots
Whfo nontorsion joint prefab
Fo w/o joints cf
Fo nontorsion joint cf
Add joint upper ext orthosis
Sewho airplan desig abdu pos
Sewho cap design w/o jnts cf
Sewho erbs palsey design abd
Sewho airplane w/o jnts cf
Sewho cap design w/jnt(s) cf
Sewho airplane w/jnt(s) cf
Sewhfo cap design w/o jnt cf
Sewhfo airplane w/o jnts cf
Sewhfo cap desgn w/jnt(s) cf
Sewhfo airplane w/jnt(s) cf
Up ext fx orthos humeral nos
Ue fx orth shoul cap forearm
Upper ext fx orthosis rad/ul
Upper ext fx orthosis wrist
Sock fracture or equal each
Upper limb orthosis nos
Repl girdle milwaukee orth
Replace strap, any orthosis
Replace trilateral socket br
Replace quadlat socket brim
Replace socket brim cust fit
Replace molded thigh lacer
Replace non-molded thigh lac
Replace molded calf lacer
Replace non-molded calf lace
Replace high roll cuff
Replace prox & dist upright
Repl met band kafo-afo prox
Repl met band kafo-afo calf/
Repl leath cuff kafo prox th
Repl leath cuff kafo-afo cal
Replace pretibial shell
Ortho dvc repair per 15 min
Orth dev repair/repl minor p
Ankle control ortho pre ots
Pneumat walking boot pre cst
Pneuma/vac walk boot pre ots
Pneum full leg splnt pre ots
Non-pneum walk boot pre cst
Non-pneum walk boot pre ots
Replace afo soft interface
Replace foot drop spint
Static or dynami afo pre cst
Static or dynami afo pre ots
Foot drop splint pre ots
Afo, walk boot type, cus fab
Sho insert w arch toe filler
Mold socket ank hgt w/ toe f
Tibial tubercle hgt w/ toe f
Ank symes mold sckt sach ft
Symes met fr leath socket ar
Molded socket shin sach foot
Plast socket jts/thgh lacer
Mold sckt ext knee shin sach
Mold socket bent knee shin s
Kne sing axis fric shin sach
No knee/ankle joints w/ ft b
No knee joint with artic ali
Fem focal defic constant fri
Hip canad sing axi cons fric
Tilt table locking hip sing
Hemipelvect canad sing axis
Bk mold socket sach ft endo
Knee disart, sach ft, endo
Ak open end sach
Hip disart canadian sach ft
Hemipelvectomy canadian sach
Postop dress & 1 cast chg bk
Postop dsg bk ea add cast ch
Postop dsg & 1 cast chg ak/d
Postop dsg ak ea add cast ch
Postop app non-wgt bear dsg
Postop app non-wgt bear dsg
Init bk ptb plaster direct
Init ak ischal plstr direct
Prep bk ptb plaster molded
Perp bk ptb thermopls direct
Prep bk ptb thermopls molded
Prep bk ptb open end socket
Prep bk ptb laminated socket
Prep ak ischial plast molded
Prep ak ischial direct form
Prep ak ischial thermo mold
Prep ak ischial open end
Prep ak ischial laminated
Hip disartic sach thermopls
Hip disart sach laminat mold
Above knee hydracadence
Ak 4 bar link w/fric swing
Ak 4 bar ling w/hydraul swig
4-bar link above knee w/swng

Ak univ multiplex sys frict
Ak/bk self-aligning unit ea
Test socket symes
Test socket below knee
Test socket knee disarticula
Test socket above knee
Test socket hip disarticulat
Test socket hemipelvectomy
Below knee acrylic socket
Syme typ expandabl wall sckt
Ak/knee disartic acrylic soc
Symes type ptb brim design s
Symes type poster opening so
Symes type medial opening so
Below knee total contact
Below knee leather socket
Below knee wood socket
Knee disarticulat leather so
Above knee leather socket
Hip flex inner socket ext fr
Above knee wood socket
Bk flex inner socket ext fra
Below knee cushion socket
Below knee suction socket
Above knee cushion socket
Isch containmt/narrow m-l so
Tot contact ak/knee disart s
Ak flex inner socket ext fra
Suction susp ak/knee disart
Knee disart expand wall sock
Socket insert symes
Socket insert below knee
Socket insert knee articulat

Socket insert above knee
Multi-durometer symes
Multi-durometer below knee
Below knee cuff suspension
Bk molded distal cushion
Bk molded supracondylar susp
Bk/ak locking mechanism
Bk removable medial brim sus
Socket insert w lock mech
Bk knee joints single axis p
Bk knee joints polycentric p
Bk joint covers pair
Socket insert w/o lock mech
Bk thigh lacer non-molded
Intl custm cong/latyp insert
Bk thigh lacer glut/ischia m
Initial custom socket insert
Bk fork strap
Below knee sus/seal sleeve
Bk back check
Bk waist belt webbing
Bk waist belt padded and lin
Ak pelvic control belt light
Ak pelvic control belt pad/l
Ak sleeve susp neoprene/equa
Ak/knee disartic pelvic join
Ak/knee disartic pelvic band
Ak/knee disartic silesian ba
Shoulder harness
Replace socket below knee
Replace socket above knee
Replace socket hip
Symes ankle w/o (sach) foot
Custom shape cover bk
Custom shape cover ak
Custom shape cvr knee disart
Custom shape cvr hip disart
Kne-shin exo sng axi mnl loc
Knee-shin exo mnl lock ultra
Knee-shin exo frict swg & st
Knee-shin exo variable frict
Knee-shin exo mech stance ph
Knee-shin exo frct swg & sta
Knee-shin pneum swg frct exo
Knee-shin exo fluid swing ph
Knee-shin ext jnts fld swg e
Knee-shin fluid swg & stance
Knee-shin pneum/hydra pneum
Lower limb pros vacuum pump
Hd low limb pros vacuum pump

Exoskeletal bk ultralt mater
Exoskeletal ak ultra-light m
Exoskel hip ultra-light mate
Endoskel knee-shin mnl lock
Endo knee-shin mnl lck ultra
Endo knee-shin frct swg & st
Endo knee-shin hydral swg ph
Endo knee-shin polyc mch sta
Endo knee-shin frct swg & st
Endo knee-shin pneum swg frc
Endo knee-shin fluid swing p
Miniature knee joint

Endo knee-shin fluid swg/sta
Endo knee-shin pneum/swg pha
Multi-axial knee/shin system

Knee-shin sys stance flexion
Knee-shin sys hydraul stance
Endo ak/hip knee extens assi
Mech hip extension assist
Elec knee-shin swing/stance
Elec knee-shin swing only
Stance phase only
Knee-shin pro flex/ext cont
Endo below knee alignable sy
Endo ak/hip alignable system
Above knee manual lock

High activity knee frame
Endo bk ultra-light material
Endo ak ultra-light material
Endo hip ultra-light materia
Endo poly hip, pneu/hyd/rot
Below knee flex cover system
Above knee flex cover system
Hip flexible cover system
Multiaxial ankle w dorsiflex
Ak/ft power asst incl motors
Foot external keel sach foot
Sach foot, replacement
Flexible keel foot
Ank-foot sys dors-plant flex
Foot single axis ankle/foot
Combo ankle/foot prosthesis
Energy storing foot
Ft prosth multiaxial ankl/ft
Multi-axial ankle/ft prosth
Flex foot system
Flex-walk sys low ext prosth
Exoskeletal axial rotation u
Endoskeletal axial rotation
Lwr ext dynamic prosth pylon
Multi-axial rotation unit
Shank ft w vert load pylon
Vertical shock reducing pylo
User adjustable heel height


Lowr extremity prosthes nos
Part hand thumb rem
Part hand little/ring
Part hand no fingers
Part hand disart myoelectric
Part hand myo exclu term dev












Wrst mld sck flx hng tri pad
Wrst mold sock w/exp interfa
Elb mold sock flex hinge pad
Elbow mold sock suspension t
Elbow mold doub splt soc ste
Elbow stump activated lock h
Elbow mold outsid lock hinge
Elbow molded w/ expand inter
Elbow inter loc elbow forarm
Shlder disart int lock elbow
Shoulder passive restor comp
Shoulder passive restor cap
Thoracic intern lock elbow
Thoracic passive restor comp
Thoracic passive restor cap
Postop dsg cast chg wrst/elb
Postop dsg cast chg elb dis/
Postop dsg cast chg shlder/t
Postop ea cast chg & realign
Postop applicat rigid dsg on
Below elbow prosth tiss shap
Elb disart prosth tiss shap
Above elbow prosth tiss shap
Shldr disar prosth tiss shap
Scap thorac prosth tiss shap
Wrist/elbow bowden cable mol
Wrist/elbow bowden cbl dir f
Elbow fair lead cable molded
Elbow fair lead cable dir fo
Shdr fair lead cable molded
Shdr fair lead cable direct
Polycentric hinge pair
Single pivot hinge pair
Flexible metal hinge pair
Additional switch, ext power
Disconnect locking wrist uni
Disconnect insert locking wr
Flexion/extension wrist unit
Flex/ext wrist w/wo friction
Spring-ass rot wrst w/ latch
Flex/ext/rotation wrist unit
Rotation wrst w/ cable lock
Quick disconn hook adapter o
Lamination collar w/ couplin
Stainless steel any wrist
Latex suspension sleeve each
Lift assist for elbow
Nudge control elbow lock
Elec lock on manual pw elbow
Shoulder abduction joint pai
Excursion amplifier pulley t
Excursion amplifier lever ty
Shoulder flexion-abduction j
Multipo locking shoulder jnt
Shoulder lock actuator
Ext pwrd shlder lock/unlock
Shoulder universal joint
Standard control cable extra
Heavy duty control cable
Teflon or equal cable lining
Hook to hand cable adapter
Harness chest/shlder saddle
Harness figure of 8 sing con
Harness figure of 8 dual con
Ue triple control harness
Test sock wrist disart/bel e
Test sock elbw disart/above
Test socket shldr disart/tho
Suction socket
Frame typ socket bel elbow/w
Frame typ sock above elb/dis
Frame typ socket shoulder di
Frame typ sock interscap-tho
Removable insert each
Silicone gel insert or equal
Lockingelbow forearm cntrbal
Elbow socket ins use w/lock
Elbow socket ins use w/o lck
Cus elbo skt in for con/atyp
Cus elbo skt in not con/atyp
Below/above elbow lock mech

Term dev, passive hand mitt
Term dev, sport/rec/work att
Term dev mech hook vol open
Term dev mech hook vol close
Term dev mech hand vol open
Term dev mech hand vol close
Ped term dev, hook, vol open
Ped term dev, hook, vol clos
Ped term dev, hand, vol open
Ped term dev, hand, vol clos
Term device, multi art digit
Hook/hand, hvy dty, vol open
Hook/hand, hvy dty, vol clos
Term dev modifier wrist unit
Term dev precision pinch dev
Elec hand ind art digits
Term dev auto grasp feature
Microprocessor control uplmb
Replc sockt below e/w disa
Replc sockt above elbow disa
Replc sockt shldr dis/interc
Prefab glove for term device
Custom glove for term device
Hand restorat thumb/1 finger
Hand restoration multiple fi
Hand restoration no fingers
Hand restoration replacmnt g
Wrist disarticul switch ctrl
Wrist disart myoelectronic c
Below elbow switch control
Below elbow myoelectronic ct
Elbow disarticulation switch
Elbow disart myoelectronic c
Above elbow switch control
Above elbow myoelectronic ct
Shldr disartic switch contro
Shldr disartic myoelectronic
Interscapular-thor switch ct
Interscap-thor myoelectronic
Adult electric hand
Pediatric electric hand
Adult electric hook
Prehensile actuator
Pediatric electric hook
Electronic elbow hosmer swit
Electronic elbow sequential
Electronic elbo simultaneous
Electron elbow adolescent sw
Electron elbow child switch
Elbow adolescent myoelectron
Elbow child myoelectronic ct
Electronic wrist rotator any
Electron wrist rotator otto
Electron wrist rotator utah
Six volt bat otto bock/eq ea
Battery chrgr six volt otto
Twelve volt battery utah/equ
Battery chrgr 12 volt utah/e
Replacemnt lithium ionbatter
Lithium ion battery charger
Add ue prost be/wd, ultlite
Add ue prost a/e ultlite mat
Add ue prost s/d ultlite mat
Add ue prost b/e acrylic
Add ue prost a/e acrylic
Add ue prost s/d acrylic

Upper extremity prosthes nos
Prosthetic device repair rep
Repair prosthesis per 15 min
Prosthetic donning sleeve
Pros soc insert gasket/seal
Male vacuum erection system
Tension ring, vac erect dev
Mastectomy bra
Breast prosthesis bra & form
Brst prsth bra & bilat form
Mastectomy sleeve
Ext breastprosthesis garment
Mastectomy form
Breast prosthes w/o adhesive
Breast prosthesis w adhesive
Reusable nipple prosthesis
Nipple prosthesis custom, ea
Custom breast prosthesis
Breast prosthesis nos
Nasal prosthesis
Midfacial prosthesis
Orbital prosthesis
Upper facial prosthesis
Hemi-facial prosthesis
Auricular prosthesis
Partial facial prosthesis
Nasal septal prosthesis
Unspec maxillofacial prosth
Repair maxillofacial prosth
Truss single w/ standard pad
Truss double w/ standard pad
Truss addition to std pad wa
Truss add to std pad scrotal
Sheath below knee
Sheath above knee
Sheath upper limb
Pros sheath/sock w gel cushn
Prosthetic sock multi ply bk
Prosthetic sock multi ply ak
Pros sock multi ply upper lm
Shrinker below knee
Shrinker above knee
Shrinker upper limb
Pros sock single ply bk
Pros sock single ply ak
Pros sock single ply upper l
Unlisted misc prosthetic ser
Artificial larynx
Tracheostomy speaking valve
Artificial larynx, accessory
Trach-esoph voice pros pt in
Trach-esoph voice pros md in
Voice amplifier
Indwelling trach insert
Gel cap for trach voice pros
Trach pros cleaning device
Repl trach puncture dilator
Gel cap app device for trach
Implant breast silicone/eq
Collagen imp urinary 2.5 ml
Dextranomer/hyaluronic acid
Inj bulking agent anal canal
Synthetic implnt urinary 1ml
Inj vocal cord bulking agent
Arg ii ext com/sup/acc misc
Artificial cornea
Ocular implant
Aqueous shunt prosthesis
Ossicular implant
Cochlear device
Coch implant headset replace
Coch implant microphone repl
Coch implant trans coil repl
Coch implant tran cable repl
Coch imp ext proc/contr rplc
Repl zinc air battery
Repl alkaline battery
Lith ion batt cid,non-earlvl
Lith ion batt cid, ear level
Charger coch impl/aoi battry
Cid ext speech process repl
Cid ext controller repl
Cid transmit coil and cable
Metacarpophalangeal implant
Mcp joint repl 2 pc or more
Metatarsal joint implant
Hallux implant
Interphalangeal joint spacer
Interphalangeal joint repl
Vascular graft, synthetic

Imp neurosti pls gn any type
Implt neurostim elctr each
Pt prgrm for implt neurostim
Implt neurostim radiofq rec
Radiofq trsmtr for implt neu
Radiof trsmtr implt scrl neu
Implt nrostm pls gen sng rec
Implt nrostm pls gen sng non
Implt nrostm pls gen dua rec
Implt nrostm pls gen dua non
External recharg sys intern
Aud osseo dev, int/ext comp
Aoi snd proc repl excl actua
Non-osseointegrated snd proc
Aud osseo dev, abutment
Aoi transducer/actuator repl
External recharg sys extern
Ext antenna phren nerve stim
Misc used with tot art heart
Prosthetic implant nos
Ewh s/d uprt micro sensor
Ewhf s/d uprt micro sensor


O&p supply/accessory/service






Visit for drug monitoring
Cellular therapy
Prolotherapy
Intragastric hypothermia

























Iv chelationtherapy
Fabric wrapping of aneurysm
Pain scr as mod to sevr
Pln to adrs pain doc
Pln to adrs pain not doc
Tb scr 12 mo pri fst bio dz
Doc med rsn no srn tb
Tb scr no perf
Dz not ases, no rsn
>=50% total pt outpt ra enct
<50% total pt outpt ra encts
Dc eoc doc med rec
Dc eoc doc med rec
Dc eoc doc med rec
Dc eoc doc med rec
Dc eoc doc med rec
Dc epi care doc medrec
Dc eoc doc med rec
Pt dx meop or sur steri
Pt admt to palitve serv
Pt dx hst cr pt sk lg cr scr
Adl pt mj dep ds rs 12 phq<5
Adl pt mj dep ds no rs 12 mo
Pt uc in pp
Pt hospice during perf pd
Adl pt mj dep ds rs 6 phq<5
Adl pt mj dep ds no rs 6 mo
Pt hospice during perf pd
Pt hospice during perf pd
Img head (ct or mri) obtnd
Doc of pt prm hda dx and otr
Doc sysm rsn img hd
Pt clin ind img hd
Pt clin ind img hd
Adt tkng pharmthry for oud
Pharmthry for oud afr 6.30
Adt 180 dys pharmthry oud
Adt pd out mat pr 180 dys tx
Adt no 180 dys pharmthry oud
Pt dx lum sp reg cacr
Pt dx lum sp reg fract
Pt dx lum sp reg inf
Pt dx lum idi or cong scol
Pt cr ft inf lm or pt id sl
Ftl st mea sco ot odi 3 mo
Fs no odi 9-15mo
Ftl st mea odi 3 mo
Fs oks 9-15mo = 37
Fs oks 9-15mo = 37
Fs msrd oks pre and post
Fsm wth scr odi pre and post
Fs wth scr no odi pre and p
Fs msrd odi pre and post
Pt w/cancer scoliosis
Lg pn not meas w/ vas 1yr po
Pre and post vas wthn 3 mos
Pt uc in pp
Aspirin used
Presc antico med in pp
Aspirin not used, no rsn
Pt prm nurs hm res in pp
Pt no prm nurs hm res in pp
Pt died in pp
Pt preg
Pt imcomprmd
Pt rec hg dos imsup thpy
Shing vac doc adm or pv rec
Shing vac no adm clinc rsn
Shing vac no doc no rsn
Hspc pt prv time meam per
Pt not ambulatory
Pt scr ft fall rsk
Pt not scrn fut fall no rsn
Pt had add'l sp pcr perf
Start eoc doc med rec
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt dc 1-2 vis
Oc ni pt selfdc 1-2 vis
Start eoc doc med rec
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt dc 1-2 vis
Oc ni pt selfdc 1-2 vis
Start eoc doc med rec
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt dc 1-2 vis
Oc ni pt selfdc 1-2 vis
Start eoc doc med rec
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt dc 1-2 vis
Oc ni pt selfdc 1-2 vis
Start eoc doc med rec
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt dc 1-2 vis
Oc ni pt self dc 1-2 vis
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt dc 1-2 vis
Oc ni pt self dc 1-2 vis
Start eoc doc med rec
Start eoc doc med rec
Docu dx degen neuro
Oc ni pt 1-2 vis
Oc ni pt self dc 1-2 vis
Oc ni pt dc 1-2 vis
Fs no oks
Emerge cases
Ni rehab med chiro
Oc no ind pt 1-2 vis






































































































































































































































































































































































Cephalin floculation test
Congo red blood test
Hair analysis
Blood thymol turbidity
Blood mucoprotein
Screen pap by tech w md supv
Screening pap smear by phys
Culture bacterial urine
Whole blood for transfusion
Blood split unit
Cryoprecipitate each unit
Rbc leukocytes reduced
Plasma 1 donor frz w/in 8 hr
Platelets, each unit
Plaelet rich plasma unit
Red blood cells unit
Washed red blood cells unit
Frozen plasma, pooled, sd



Platelets leukocytes reduced
Platelets, irradiated
Platelets leukoreduced irrad
Platelets, pheresis
Platelet pheres leukoreduced
Platelet pheresis irradiated
Plate pheres leukoredu irrad
Rbc irradiated
Rbc deglycerolized
Rbc leukoreduced irradiated
Albumin (human),5%, 50ml
Plasma protein fract,5%,50ml
Cryoprecipitatereducedplasma
Albumin (human), 5%, 250 ml
Albumin (human), 25%, 20 ml
Albumin (human), 25%, 50ml
Plasmaprotein fract,5%,250ml
Granulocytes, pheresis unit
Blood, l/r, cmv-neg
Platelets, hla-m, l/r, unit
Plt, pher, l/r cmv-neg, irr
Blood, l/r, froz/degly/wash
Plt, aph/pher, l/r, cmv-neg
Blood, l/r, irradiated
Rbc, frz/deg/wsh, l/r, irrad
Rbc, l/r, cmv-neg, irrad
Plasma, frz between 8-24hour
Fr frz plasma donor retested
Pathogen reduced plasma pool
Pathogen reduced plasma sing
Plate path red/rapid bac tes
Platelets pheresis path redu
Blood component/product noc
Pathogen test for platelets
One-way allow prorated miles
One-way allow prorated trip
Catheterize for urine spec
Urine specimen collect mult
Cardiokymography
Infusion ther other than che
Chemo by other than infusion
Chemotherapy by infusion
Chemo by both infusion and o
Obtaining screen pap smear
Set up port xray equipment
Wet mounts/ w preparations
Potassium hydroxide preps
Pinworm examinations
Fern test
Post-coital mucous exam
Ferumoxytol, non-esrd
Ferumoxytol, esrd use
Azithromycin dihydrate, oral

Chlorpromazine hcl 5mg oral
Ondansetron oral
Diphenhydramine hcl 50mg
Prochlorperazine maleate 5mg
Granisetron hcl 1 mg oral
Dronabinol 2.5mg oral
Promethazine hcl 12.5mg oral
Trimethobenzamide hcl 250mg
Thiethylperazine maleate10mg
Perphenazine 4mg oral
Hydroxyzine pamoate 25mg
Dolasetron mesylate oral
Unspecified oral anti-emetic















Pwr module pt cable lvad rpl
Power adapter, combo vad
Power module combo vad, rep
Driver pneumatic vad, rep
Microprcsr cu elec vad, rep
Microprcsr cu combo vad, rep
Monitor elec vad, rep
Monitor elec or comb vad rep
Monitor cable elec vad, rep
Mon cable elec/pneum vad rep
Leads any type vad, rep only
Pwr pack base elec vad, rep
Pwr pck base combo vad, rep
Emr pwr source elec vad, rep
Emr pwr source combo vad rep
Emr pwr cbl elec vad, rep
Emr pwr cbl combo vad, rep
Emr hd pmp elec/combo, rep
Charger elec/combo vad, rep
Battery elec/combo vad, rep
Bat clps elec/comb vad, rep
Holster elec/combo vad, rep
Belt/vest elec/combo vad rep
Filters elec/combo vad, rep
Shwr cov elec/combo vad, rep
Mobility cart pneum vad, rep
Battery pneum vad replacemnt
Pwr adpt pneum vad, rep veh
Lith-ion batt elec/pneum vad
Misc sup/acc ext vad
Mis sup/acc imp vad
Mis sup/ac imp vad nopay med
Dispens fee immunosupressive
Sup fee antiem,antica,immuno
Px sup fee anti-can sub pres
Disp fee inhal drugs/30 days
Disp fee inhal drugs/90 days
Sermorelin acetate injection






Ntiol category 4
Ntiol category 5
Bladder calculi irrig sol
Fosphenytoin inj pe
Teniposide, 50 mg
Radiesse injection
Inj, sculptra, 0.5mg
Agriflu vaccine
Afluria vacc, 3 yrs & >, im
Flulaval vacc, 3 yrs & >, im
Fluvirin vacc, 3 yrs & >, im
Fluzone vacc, 3 yrs & >, im
Influenza virus vaccine, nos
Tisagenlecleucel car-pos t
Axicabtagene ciloleucel car+
Tisagenlecleucel car-pos t
Sipuleucel-t auto cd54+
Imported lipodox inj
Doxorubicin inj 10mg
Ivig demo, services/supplies






Brachytherapy radioelements
Telehealth facility fee
Inj beta interferon im 1 mcg
Inj beta interferon sq 1 mcg
Collagen skin test
Cast sup body cast plaster
Cast sup body cast fiberglas
Cast sup shoulder cast plstr
Cast sup shoulder cast fbrgl
Cast sup long arm adult plst
Cast sup long arm adult fbrg
Cast sup long arm ped plster
Cast sup long arm ped fbrgls
Cast sup sht arm adult plstr
Cast sup sht arm adult fbrgl
Cast sup sht arm ped plaster
Cast sup sht arm ped fbrglas
Cast sup gauntlet plaster
Cast sup gauntlet fiberglass
Cast sup gauntlet ped plster
Cast sup gauntlet ped fbrgls
Cast sup lng arm splint plst
Cast sup lng arm splint fbrg
Cast sup lng arm splnt ped p
Cast sup lng arm splnt ped f
Cast sup sht arm splint plst
Cast sup sht arm splint fbrg
Cast sup sht arm splnt ped p
Cast sup sht arm splnt ped f
Cast sup hip spica plaster
Cast sup hip spica fiberglas
Cast sup hip spica ped plstr
Cast sup hip spica ped fbrgl
Cast sup long leg plaster
Cast sup long leg fiberglass
Cast sup lng leg ped plaster
Cast sup lng leg ped fbrgls
Cast sup lng leg cylinder pl
Cast sup lng leg cylinder fb
Cast sup lngleg cylndr ped p
Cast sup lngleg cylndr ped f
Cast sup shrt leg plaster
Cast sup shrt leg fiberglass
Cast sup shrt leg ped plster
Cast sup shrt leg ped fbrgls
Cast sup lng leg splnt plstr
Cast sup lng leg splnt fbrgl
Cast sup lng leg splnt ped p
Cast sup lng leg splnt ped f
Cast sup sht leg splnt plstr
Cast sup sht leg splnt fbrgl
Cast sup sht leg splnt ped p
Cast sup sht leg splnt ped f
Finger splint, static
Cast supplies unlisted
Splint supplies misc
Iloprost non-comp unit dose
Epoetin alfa, 100 units esrd
Drug/bio noc part b drug cap
Skin substitute, nos
Apligraf
Oasis wound matrix
Oasis burn matrix
Integra bmwd
Integra drt or omnigraft
Dermagraft
Graftjacket
Integra matrix
Primatrix
Gammagraft
Cymetra injectable
Graftjacket xpress
Integra flowable wound matri
Alloskin
Alloderm
Hyalomatrix
Matristem micromatrix
Matristem wound matrix
Matristem burn matrix
Theraskin
Dermacell, awm, porous sq cm
Alloskin
Oasis tri-layer wound matrix
Arthroflex
Memoderm/derma/tranz/integup
Talymed
Flexhd/allopatchhd/matrixhd
Unite biomatrix
Strattice tm
Epifix or epicord
Grafix core, grafixpl core
Grafix stravix prime pl sqcm
Hmatrix
Mediskin
Ezderm
Amnioexcel biodexcel 1sq cm
Biodfence dryflex, 1cm
Amnio or biodmatrix, inj 1cc
Biodfence 1cm
Alloskin ac, 1 cm
Xcm biologic tiss matrix 1cm
Repriza, 1cm
Epifix, inj, 1mg
Tensix, 1cm
Architect ecm px fx 1 sq cm
Neox neox rt or clarix cord
Excellagen, 0.1 cc
Allowrap ds or dry 1 sq cm
Amnioband, guardian 1 sq cm
Dermapure 1 square cm
Dermavest, plurivest sq cm
Biovance 1 square cm
Neoxflo or clarixflo 1 mg
Neox 100 or clarix 100
Revitalon 1 square cm
Kerecis omega3, per sq cm
Affinity1 square cm
Nushield 1 square cm
Bio-connekt per square cm
Wndex flw, bioskn flw, 0.5cc
Woundex, bioskin, per sq cm
Helicoll, per square cm
Keramatrix, kerasorb sq cm
Cytal, per square centimeter
Truskin, per sq centimeter
Amnioband, 1 mg
Artacent wound, per sq cm
Cygnus, per sq cm
Interfyl, 1 mg
Puraply or puraply am
Palingen or palingen xplus
Palingen or promatrx
Miroderm
Neopatch or therion, 1 sq cm
Floweramnioflo, 0.1 cc
Floweramniopatch, per sq cm
Flowerderm, per sq cm
Revita, per sq cm
Amnio wound, per square cm
Transcyte, per sq centimeter
Surgigraft, 1 sq cm
Cellesta or duo per sq cm
Cellesta flowab amnion 0.5cc
Epifix 1 sq cm
Epicord 1 sq cm
Amnioarmor 1 sq cm
Artacent ac, 1 mg
Artacent ac 1 sq cm
Restorigin 1 sq cm
Restorigin, 1 cc
Coll-e-derm 1 sq cm
Novachor 1 sq cm
Puraply 1 sq cm
Puraply am 1 sq cm
Puraply xt 1 sq cm
Genesis amnio membrane 1sqcm

Skin te 1 sq cm
Matrion 1 sq cm
Keroxx (2.5g/cc), 1cc
Derma-gide, 1 sq cm
Xwrap 1 sq cm
Membrane graft or wrap sq cm
Fluid flow or fluid gf 1 cc
Novafix per sq cm
Surgraft per sq cm
Axolotl graf dualgraf sq cm
Amnion bio or axobio sq cm
Allogen, per cc
Ascent, 0.5 mg
Cellesta cord per sq cm
Axolotl ambient, cryo 0.1 mg
Artacent cord per sq cm
Woundfix biowound plus xplus
Surgicord per sq cm
Surgigraft dual per sq cm
Bellacell hd, surederm sq cm
Amniowrap2 per sq cm
Progenamatrix, per sq cm


Myown harv prep proc sq cm
Amniocore per sq cm
Bionextpatch, per sq cm
Cogenex amnio memb per sq cm
Cogenex flow amnion 0.5 cc
Corplex p, per cc
Corplex, per sq cm
Surfactor /nudyn per 0.5 cc
Xcellerate, per sq cm
Amniorepair or altiply sq cm
Carepatch per sq cm
Cryo-cord, per sq cm
Derm-maxx, per sq cm
Amnio-maxx or lite per sq cm
Corecyte topical only 0.5 cc
Polycyte, topical only 0.5cc
Amniocyte plus, per 0.5 cc
Procenta, per 200 mg
Amniotext, per cc
Coretext or protext, per cc
Amniotext patch, per sq cm
Dermacyte amn mem allo sq cm
Amniply, per sq cm
Amnioamp-mp per sq cm



Novafix dl per sq cm
Reguard, topical use per sq





















































































































































































Hospice or home hlth in home
Hospice/home hlth in asst lv
Hospice in lt/non-skilled nf
Hospice in snf
Hospice, inpatient hospital
Hospice in hospice facility
Hospice in ltch
Hospice in inpatient psych
Hospice/home hlth, place nos
Hospice home care in hospice



Injection, zarxio
Inj., infliximab biosimilar
Injection, inflectra
Injection, renflexis
Inj retacrit esrd on dialysi
Inj retacrit non-esrd use
Inj mvasi 10 mg
Injection, fulphila
Injection, ixifi, 10 mg
Nivestym
Injection, udenyca 0.5 mg
Inj ontruzant 10 mg
Inj herzuma 10 mg
Inj ogivri 10 mg
Inj truxima 10 mg
Inj., trazimera, 10 mg
Inj., kanjinti, 10 mg
Inj., zirabev, 10 mg
Inj ruxience, 10 mg
Inj pegfilgrastim-bmez 0.5mg
Inj. avsola, 10 mg

















































Va chaplain assessment
Va chaplain counsel individu
Va chaplain counsel group

Inj sulf hexa lipid microsph
Locm >= 400 mg/ml iodine,1ml
Inj fe-based mr contrast,1ml
Oral mr contrast, 100 ml
Inj perflexane lip micros,ml
Inj octafluoropropane mic,ml
Inj perflutren lip micros,ml
Hocm <=149 mg/ml iodine, 1ml
Hocm 150-199mg/ml iodine,1ml
Hocm 200-249mg/ml iodine,1ml
Hocm 250-299mg/ml iodine,1ml
Hocm 300-349mg/ml iodine,1ml
Hocm 350-399mg/ml iodine,1ml
Hocm>= 400mg/ml iodine, 1ml
Locm 100-199mg/ml iodine,1ml
Locm 200-299mg/ml iodine,1ml
Locm 300-399mg/ml iodine,1ml
Visualization adjunct
Non-heu tc-99m add-on/dose
Inj ferric carboxymaltos 1mg
Epoetin beta esrd use
Epoetin beta non esrd
Morphine epidural/intratheca
Factor viii fc fusion recomb
Inj ferric pyrophosphate cit
Compounded drug noc
Netupitant palonosetron oral
Injection, alemtuzumab
Genvisc, inj, 1mg
Rolapitant, oral, 1mg
Flutemetamol f18 diagnostic
Florbetaben f18 diagnostic
Kyleena, 19.5 mg
Inj hydroxyprogst capoat nos
Makena, 10 mg
Pathogen test for platelets
Platelets, pathogen reduced
Ustekinumab, iv inject,1 mg
Buprenorph xr 100 mg or less
Buprenorphine xr over 100 mg
Inj., triamcinolone ext rel
Enzyme cartridge enteral nut
Inj., emicizumab-kxwh 0.5 mg




Transport portable x-ray
Transport port x-ray multipl
Transport portable ekg
Butorphanol tartrate, nasal

Tacrine hydrochloride, 10 mg
Injection, aminocaproic acid
Injection, bupivicaine hydro
Injection, cefoperazone sod
Injection, cimetidine hydroc
Injection, famotidine, 20 mg
Injection, metronidazole
Injection, nafcillin sodium
Injection, ofloxacin, 400 mg
Injection, sulfamethoxazole
Injection, ticarcillin disod
Injection, aztreonam, 500 mg
Injection, cefotetan disodiu
Injection, clindamycin phosp
Injection, fosphenytoin sodi
Injection, pentamidine iseth
Injection, piperacillin sodi
Imatinib 100 mg
Sildenafil citrate, 25 mg
Granisetron 1mg
Hydromorphone 250 mg
Morphine 500 mg
Zidovudine, oral, 100 mg
Bupropion hcl sr 60 tablets
Mercaptopurine 50 mg
Methadone oral 5mg
Tretinoin topical 5 g
Ondansetron 4 mg
Inj menotropins 75 iu
Inj follitropin alfa 75 iu
Inj follitropin beta 75 iu
Inj ganirelix acetat 250 mcg
Clozapine, 25 mg
Didanosine, 25 mg
Finasteride, 5 mg
Minoxidil, 10 mg
Saquinavir, 200 mg
Colistimethate inh sol mg
Inj, propofol, 10 mg
Peg interferon alfa-2a/180
Peg interferon alfa-2b/10
Epoprostenol dilutant
Exemestane, 25 mg
Becaplermin gel 1%, 0.5 gm
Dextroamphetamine
Injection pantroprazole
Inj olanzapine 2.5mg
Calcitrol
Anastrozole 1 mg
Bumetanide 0.5 mg
Chlorambucil 2 mg
Dolasetron 50 mg
Flutamide 125 mg
Hydroxyurea 500 mg
Levamisole 50 mg
Lomustine 10 mg
Megestrol 20 mg
Procarbazine, oral
Prochlorperazine 5 mg
Tamoxifen 10 mg
Testosterone pellet 75 mg
Mifepristone, oral, 200 mg
Misoprostol, oral, 200 mcg
Vitamin suppl 100 caps
Pneumo vaccine 5-9 yrs
Prenatal vitamins 30 day
Med abortion inc all ex drug
Partial hospitalization serv
Paramedicintercep nonhospals
Paramed intrcept nonvol
Wc van mileage per mi
Nonemerg transp mileage
Medical conference by physic
Medical conference, 60 min
Comp geriatr assmt team
Hospice refer visit nonmd
End of life counseling
H&p for surgery
Genetic counsel 15 mins
Home std case rate 30 days
Home hospice case 30 days
Home episodic case 30 days
Md home visit outside cap
Nurse practr visit outs cap
Medical home, initial plan
Medical home, maintenance
Cnslt before screen colonosc
Completed epsdt
Hospitalist visit
Comp mgmt care coord adv ill
Disease management program
Follow-up/reassessment
Disease mgmt per diem
Rn telephone calls to dmp
Lifestyle mod 1st stage
Lifestyle mod 2 or 3 stage
Lifestyle mod 4th stage
Cancer treatmentplan initial
Cancer treatment plan change
Rout foot care per visit
Impression casting ft
Global eswl kidney
Dispos cont lens
Singl prscrp lens
Bifoc prscp lens
Trifoc prscrp lens
Non-prscrp lens
Daily cont lens
Color cont lens
Scleral lens liquid bandage
Safety frames
Sunglass frames
Polycarb lens
Nonstnd lens
Misc integral lens serv
Comp cont lens eval
New lenses in pts old frame
Phakic iol refractive error
Screening proctoscopy
Annual gynecological examina
Annual gynecological examina
Ann breast exam
Audiometry for hearing aid
Routine ophthalmological exa
Routine ophthalmological exa
Phys exam for college
Removal of sutures
Laser in situ keratomileusis
Photorefractive keratectomy
Phototherap keratect
Deluxe item
Custom item
Iv tubing extension set
Non-pvc intravenous administ
Gluc monitor purchase
Gluc monitor rental
Art pancreas system
Art pancreas inv disp sensor
Art pancreas ext transmitter
Art pancreas ext receiver
Cranial remolding orthosis
Mometasone sinus implant

Transplantation of small int
Transplantation of multivisc
Harvesting of donor multivis
Lobar lung transplantation
Donor lobectomy (lung)
Simult panc kidn trans
Breast gap flap reconst
Breast "stacked" diep/gap
Breast diep or siea flap
Cysto laser tx ureteral calc
Lap esophagomyotomy
Laup
Adjustment gastric band
Transcath emboliz microspher
Islet cell tissue transplant
Adrenal tissue transplant
Adoptive immunotherapy
Knee arthroscp harv
Periacetabular osteotomy
Arthroereisis, subtalar
Total hip resurfacing
Low density lipoprotein(ldl)
Cord blood harvesting
Cord blood-derived stem-cell
Bmt harv/transpl 28d pkg
Solid organ transpl pkg
Echosclerotherapy
Minimally invasive direct co
Minimally invasive direct co
Minimally invasive direct co
Minimally invasive direct co
Minimally invasive direct co
Myringotomy laser-assist
Implant semi-imp hear
Implant auditory brain imp
Induced abortion 17-24 weeks
Induced abortion 25-28 wks
Induced abortion 29-31 wks
Induced abortion 32 or more
Arthroscopy, shoulder, surgi
Hip core decompression
Chemodenervation of abductor
Chemodenerv adduct vocal
Nasal endoscop po debrid
Decompress disc rf lumbar
Diskectomy, anterior, with d
Diskectomy, anterior, with d
Vertebroplast cerv 1st
Vertebroplast cerv addl
Fetal surg congen hernia
Fetal surg urin trac obstr
Fetal surg cong cyst malf
Fetal surg pulmon sequest
Fetal surg myelomeningo
Fetal surg sacrococ teratoma
Fetal surg noc
Fetoscop laser ther ttts
Robotic surgical system
Bilat dil retinal exam
Eval self-assess depression
Stat lab
Stat lab home/nf
Newborn metabolic screening
Eosinophil blood count
Hiv-1 antibody testing of or
Saliva test, hormone level;
Saliva test, hormone level;
Antisperm antibodies test
Gastrointestinal fat absorpt
Pca3 testing
Dose optimization auc - 5fu
Genetic testing als
Dna analysis ret-oncogene
Gene test retinoblastoma
Gene test hippel-lindau
Dna analysis deafness
Gene test alpha-thalassemia
Gene test beta-thalassemia
Gene test niemann-pick
Gene test sickle cell
Dna analysis apoe alzheimer
Gene test myo musclr dyst
Gene profile panel breast
Gene test presenilin-1 gene
Genetic test brugada
Comp genet test hyp cardiomy
Spec gene test hyp cardiomy
Cgh test developmental delay
Fecal dna analysis
Surface emg
Ballistocardiogram
Masters two step
Interim labor facility globa
Ivf package
Compl gift case rate
Compl zift case rate
Complete ivf nos case rate
Frozen ivf case rate
Ivf canc a stim case rate
F emb trns canc case rate
Ivf canc a aspir case rate
Ivf canc p aspir case rate
Asst oocyte fert case rate
Incompl donor egg case rate

Donor serv ivf case rate
Procure donor sperm
Store prev froz embryos
Microsurg epi sperm asp
Sperm procure init visit
Sperm procure subs visit
Stimulated iui case rate
Cryo embryo transf case rate
Monit store cryo embryo 30 d
Ovulation mgmt per cycle
Insert levonorgestrel ius

Contracept iud
Nicotine patch legend
Nicotine patch nonlegend
Contraceptive pills for bc
Smoking cessation gum
Prescription drug, generic
Prescription drug,brand name
5% dextrose and 0.45% saline
5% dextrose in lactated ring
5% dextrose with potassium
5%dextrose/0.45%saline1000ml
D5w/0.45ns w kcl and mgs04
Hit routine device maint
Hit device repair
Adult daycare services 15min
Adult day care per half day
Adult day care per diem
Centerbased day care perdiem
Homecare train pt 15 min
Homecare train pt session
Family homecare training 15m
Family homecare train/sessio
Nonfamily homecare train/15m
Nonfamily hc train/session
Chore services per 15 min
Chore services per diem
Attendant care service /15m
Attendant care service /diem
Homaker service nos per 15m
Homemaker service nos /diem
Adult companioncare per 15m
Adult companioncare per diem
Adult foster care per diem
Adult foster care per month
Child fostercare th per diem
Ther fostercare child /month
Unskilled respite care /15m
Unskilled respitecare /diem
Emer response sys instal&tst
Emer rspns sys serv permonth
Emer rspns system purchase
Home modifications per serv
Homedelivered prepared meal
Laundry serv,ext,prof,/order
Hh respiratory thrpy in eval
Hh respiratory thrpy nos/day
Med reminder serv per month
Wellness assessment by nonph
Personal care item nos each
Hit cath care noc
Hit simple cath care
Hit complex cath care
Hit interim cath care
Hit declotting kit
Hit cath repair kit
Hit picc insert kit
Hit midline cath insert kit
Hit picc insert no supp
Hip midline cath insert kit
Insulin rapid 5 u
Insulin most rapid 5 u
Insulin intermed 5 u
Insulin long acting 5 u
Insulin reuse pen 1.5 ml
Insulin reuse pen 3 ml
Insulin cartridge 150 u
Insulin cartridge 300 u
Insulin dispos pen 1.5 ml
Insulin dispos pen 3 ml
Tantalum ring application
Low dose ct lung screening
Magnetic source imaging
Mrcp
Topographic brain mapping
Mri low field
Us guidance fetal reduct
Scintimammography
Fluorine-18 fluorodeoxygluco
Electron beam computed tomog
Portable peak flow meter
Asthma kit
Spacer without mask
Spacer with mask
Peak expiratory flow rate (p
O2 contents gas cubic ft
O2 contents liquid lb
Interferential stim 2 chan
Interferential stim 4 chan
Flutter device
Swivel adaptor
Trach supply noc
Mucus trap
Mandib ortho repos device
Haberman feeder
Enuresis alarm
Infect control supplies nos
Supplies for home delivery
Custom gradient sleev/glov
Ready gradient sleev/glov
Custom grad sleeve med
Custom grad sleeve heavy
Ready gradient sleeve
Custom grad glove med
Custom grad glove heavy
Ready gradient glove
Ready gradient gauntlet
Gradient pressure wrap
Padding for comprssn bdg
Compression bandage
Splint digit
Splint wrist or ankle
Splint elbow
Camisole post-mast
100 insulin syringes
Auricular electrostimulation
Hippotherapy per session
Low-level laser trmt 15 min
Complex lymphedema therapy,
Pt or manip for maint
Resuscitation bag
Home uterine monitor with or

Ultrafiltration monitor
Automated eeg monitoring
Paranasal sinus ultrasound
Omnicardiogram/cardiointegra
Eswl for gallstones
Procuren or other growth fac
Coma stimulation per diem
Medical supplies and equipme
Urgent care center global
Services provided in urgent
Vertebral axial decompressio
Home visit wound care
Home phototherapy visit
Telemonitoring/home per mnth
Back school visit
Home health aide or certifie
Nursing care in home rn
Nursing care, in the home; b
Respite care, in the home, p
Hospice care, in the home, p
Social work visit, in the ho
Speech therapy, in the home,
Occupational therapy, in the
Pt in the home per diem
Diabetic management program,
Diabetic management program,
Insulin pump initiation
Evaluation by ocularist
Speech therapy, re-eval
Home mgmt preterm labor
Home mgmt pprom
Home mgmt gest hypertension
Hm postpar hyper per diem
Hm preeclamp per diem
Hm gest dm per diem
Hit pain mgmt per diem
Hit cont pain per diem
Hit int pain per diem
Hit pain imp pump diem
Hit chemo per diem
Hit cont chem diem
Hit intermit chemo diem
Ht hemodialysis diem
Hit cont anticoag diem
Hit immunotherapy diem
Hit periton dialysis diem
Hit enteral per diem
Hit enteral grav diem
Hit enteral pump diem
Hit enteral bolus nurs
Hit anti-hemophil diem
Hit alpha-1-proteinas diem
Hit longterm infusion diem
Hit sympathomim diem
Hit tocolysis diem
Hit cont antiemetic diem
Hit cont insulin diem
Hit chelation diem
Hit enzyme replace diem
Hit anti-tnf per diem
Hit diuretic infus diem
Hit anti-spasmotic diem
Hit tpn total diem
Hit tpn 1 liter diem
Hit tpn 2 liter diem
Hit tpn 3 liter diem
Hit tpn over 3l diem
Ht inj antiemetic diem
Ht inj anticoag diem
Hit hydra total diem
Hit hydra 1 liter diem
Hit hydra 2 liter diem
Hit hydra 3 liter diem
Hit hydra over 3l diem
Hit noc per diem
Hit high risk/escort
Anticoag clinic per session
Pharmacy comp/disp serv

Medical food oral 100% nutr
Mod solid food suppl
Medical foods for inborn err
Lamaze class
Childbirth refresher class
Cesarean birth class
Vbac class
Asthma education
Birthing class
Lactation class
Parenting class
Pt education noc individ
Pt education noc group
Infant safety class
Weight mgmt class
Exercise class
Nutrition class
Smoking cessation class
Stress mgmt class
Diabetic management program,
Diabetic management program,
Diabetic management program,
Nutritional counseling, diet
Cardiac rehabilitation progr
Pulmonary rehabilitation pro
Enterostomal therapy by a re
Ambulatory setting substance
Vestibular rehab per diem
Intensive outpatient psychia
Family stabilization 15 min
Crisis intervention per hour
Crisis intervention mental h
Hit corticosteroid/diem
Hit antibiotic total diem
Hit antibiotic q3h diem
Hit antibiotic q24h diem
Hit antibiotic q12h diem
Hit antibiotic q8h diem
Hit antibiotic q6h diem
Hit antibiotic q4h diem
Venipuncture home/snf
Ht hem horm inj diem
Hit blood products diem
Ht inj noc per diem
Ht inj growth horm diem
Hit inj interferon diem
Ht inj hormone diem
Ht inj palivizumab diem

Ht irrigation diem
Ht pharm per hour
Christian sci pract visit
Christian sci nurse visit
Air ambulanc nonemerg fixed
Air ambulan nonemerg rotary
Health club membership yr
Transplant related per diem
Lodging per diem
Meals per diem
Med record copy admin
Med record copy per page
Not medically necessary svc
Serv part of phase i trial
Services outside us
Services provided as part of
Services provided as part of
Transportation costs to and
Lodging costs (e.g. hotel ch
Meals for clinical trial par
Sales tax
Private duty/independent nsg
Nursing assessment/evaluatn
Rn services up to 15 minutes
Lpn/lvn services up to 15min
Nsg aide service up to 15min
Respite care service 15 min
Family/couple counseling
Treatment plan development
Child sitting services
Meals when receive services
Alcohol/substance abuse skil
Sign lang/oral interpreter
Telehealth transmit, per min
Clinic service
Case management
Targeted case management
School-based iep ser bundled
Personal care ser per 15 min
Personal care ser per diem
Hh aide or cn aide per visit
Contracted services per day
Program intake assessment
Team evaluation & management
Ped compr care pkg, per diem
Ped compr care pkg, per hour
Family training & counseling
Home environment assessment
Dwelling lead investigation
Rn home care per diem
Lpn home care per diem


Comm bh clinic svc per diem
Comm bh clinic svc per month
Medication admin visit
Med admin, not oral/inject
Elec med comp dev, noc
Noc retail items andsupplies
N-et; patient attend/escort
N-et; per diem
N-et; encounter/trip
N-et; commerc carrier pass
N-et; stretcher van
Non-emer transport wait time
Pasrr level i
Pasrr level ii
Habil ed waiver, per diem
Habil ed waiver per hour
Habil prevoc waiver, per d
Habil prevoc waiver per hr
Habil res waiver per diem
Habil res waiver 15 min
Habil sup empl waiver/diem
Habil sup empl waiver 15min
Day habil waiver per diem
Day habil waiver per 15 min
Case management, per month
Targeted case mgmt per month
Serv asmnt/care plan waiver
Waiver service, nos
Special childcare waiver/d
Spec childcare waiver 15 min
Special supply, nos waiver
Special med equip, noswaiver
Assist living waiver/month
Assist living waiver/diem
Res care, nos waiver/month
Res, nos waiver per diem
Crisis interven waiver/diem
Utility services waiver
Camp overnite waiver/session
Camp day waiver/session
Comm trans waiver/service
Vehicle mod waiver/service
Financial mgt waiver/15min
Support broker waiver/15 min
Hospice routine home care
Hospice continuous home care
Hospice respite care
Hospice general care
Hospice long term care, r&b
Hab prevo waiver per 15
Bh ltc res r&b, per diem
N-et; stretcher van, mileage


Breast milk proc/store/dist
Adult size brief/diaper sm
Adult size brief/diaper med
Adult size brief/diaper lg
Adult size brief/diaper xl
Adult size pull-on sm
Adult size pull-on med
Adult size pull-on lg
Adult size pull-on xl
Ped size brief/diaper sm/med
Ped size brief/diaper lg
Ped size pull-on sm/med
Ped size pull-on lg
Youth size brief/diaper
Youth size pull-on
Disposable liner/shield/pad
Reusable pull-on any size
Reusable underpad bed size
Diaper serv reusable diaper
Reuse diaper/brief any size
Reusable underpad chair size
Large disposable underpad
Small disposable underpad
Adult disp brief/diap abv xl
Adlt disp und/pull on abv xl
Incon disposable penile wrap
Position seat spec orth need
Supply, nos
2019-ncov diagnostic p
Covid-19 lab test non-cdc
Cov-19 amp prb hgh thruput
Cov-19 test non-cdc hgh thru

Vision svcs frames purchases
Eyeglasses delux frames
Lens spher single plano 4.00
Single visn sphere 4.12-7.00
Singl visn sphere 7.12-20.00
Spherocylindr 4.00d/12-2.00d
Spherocylindr 4.00d/2.12-4d
Spherocylinder 4.00d/4.25-6d
Spherocylinder 4.00d/>6.00d
Spherocylinder 4.25d/12-2d
Spherocylinder 4.25d/2.12-4d
Spherocylinder 4.25d/4.25-6d
Spherocylinder 4.25d/over 6d
Spherocylindr 7.25d/.25-2.25
Spherocylindr 7.25d/2.25-4d
Spherocylindr 7.25d/4.25-6d
Spherocylinder over 12.00d
Lens lenticular bifocal
Lens aniseikonic single
Lenticular lens, single
Lens single vision not oth c
Lens spher bifoc plano 4.00d
Lens sphere bifocal 4.12-7.0
Lens sphere bifocal 7.12-20.
Lens sphcyl bifocal 4.00d/.1
Lens sphcy bifocal 4.00d/2.1
Lens sphcy bifocal 4.00d/4.2
Lens sphcy bifocal 4.00d/ove
Lens sphcy bifocal 4.25-7d/.
Lens sphcy bifocal 4.25-7/2.
Lens sphcy bifocal 4.25-7/4.
Lens sphcy bifocal 4.25-7/ov
Lens sphcy bifo 7.25-12/.25-
Lens sphcyl bifo 7.25-12/2.2
Lens sphcyl bifo 7.25-12/4.2
Lens sphcyl bifocal over 12.
Lens lenticular bifocal
Lens aniseikonic bifocal
Lens bifocal seg width over
Lens bifocal add over 3.25d
Lenticular lens, bifocal
Lens bifocal speciality
Lens sphere trifocal 4.00d
Lens sphere trifocal 4.12-7.
Lens sphere trifocal 7.12-20
Lens sphcy trifocal 4.0/.12-
Lens sphcy trifocal 4.0/2.25
Lens sphcy trifocal 4.0/4.25
Lens sphcyl trifocal 4.00/>6
Lens sphcy trifocal 4.25-7/.
Lens sphc trifocal 4.25-7/2.
Lens sphc trifocal 4.25-7/4.
Lens sphc trifocal 4.25-7/>6
Lens sphc trifo 7.25-12/.25-
Lens sphc trifo 7.25-12/2.25
Lens sphc trifo 7.25-12/4.25
Lens sphcyl trifocal over 12
Lens lenticular trifocal
Lens aniseikonic trifocal
Lens trifocal seg width > 28
Lens trifocal add over 3.25d
Lenticular lens, trifocal
Lens trifocal speciality
Lens variab asphericity sing
Lens variable asphericity bi
Variable asphericity lens
Contact lens pmma spherical
Cntct lens pmma-toric/prism
Contact lens pmma bifocal
Cntct lens pmma color vision
Cntct gas permeable sphericl
Cntct toric prism ballast
Cntct lens gas permbl bifocl
Contact lens extended wear
Contact lens hydrophilic
Cntct lens hydrophilic toric
Cntct lens hydrophil bifocl
Cntct lens hydrophil extend
Cntct lens hydrophil photoch


Contact lens gas impermeable
Contact lens gas permeable
Contact lens/es other type
Hand held low vision aids
Single lens spectacle mount
Telescop/othr compound lens
Plastic eye prosth custom
Polishing artifical eye
Enlargemnt of eye prosthesis
Reduction of eye prosthesis
Scleral cover shell
Fabrication & fitting
Prosthetic eye other type
Anter chamber intraocul lens
Iris support intraoclr lens
Post chmbr intraocular lens
Balance lens
Deluxe lens feature
Glass/plastic slab off prism
Prism lens/es
Fresnell prism press-on lens
Special base curve
Tint photochromatic lens/es
Tint, any color/solid/grad
Anti-reflective coating
Uv lens/es
Eye glass case
Scratch resistant coating
Mirror coating
Polarization, any lens
Occluder lens/es
Oversize lens/es
Progressive lens per lens
Lens, 1.54-1.65 p/1.60-1.79g
Lens, >= 1.66 p/>=1.80 g
Lens polycarb or equal
Corneal tissue processing
Occupational multifocal lens
Astigmatism-correct function
Presbyopia-correct function
Amniotic membrane
Vis item/svc in other code
Misc vision item or service
Hearing screening
Assessment for hearing aid
Hearing aid fitting/checking
Hearing aid repair/modifying
Conformity evaluation
Body-worn hearing aid air
Body-worn hearing aid bone
Hearing aid monaural in ear
Behind ear hearing aid
Glasses air conduction
Glasses bone conduction
Hearing aid dispensing fee
Implant mid ear hearing pros
Body-worn bilat hearing aid
Hearing aid dispensing fee
Body-worn binaur hearing aid
In ear binaural hearing aid
Behind ear binaur hearing ai
Glasses binaural hearing aid
Dispensing fee binaural
Within ear cros hearing aid
Hearing aid monaural ite
Hearing aid monaural itc
Behind ear cros hearing aid
Hearing aid monaural bte
Hearing aid monaural glasses
Disp fee contralateral monau
In ear bicros hearing aid
Hearing aid binaural ite/ite
Hearing aid binaural ite/itc
Hearing aid binaural ite/bte
Hearing aid binaural itc/itc
Hearing aid binaural itc/bte
Behind ear bicros hearing ai
Hearing aid binaural bte/bte
Hearing aid binaural glasses
Disp fee contralateral binau
Dispensing fee, monaural
Hearing aid, monaural, cic
Hearing aid, monaural, itc
Hearing aid, prog, mon, cic
Hearing aid, prog, mon, itc
Hearing aid, prog, mon, ite
Hearing aid, prog, mon, bte
Hearing aid, binaural, cic
Hearing aid, binaural, itc
Hearing aid, prog, bin, cic
Hearing aid, prog, bin, itc
Hearing aid, prog, bin, ite
Hearing aid, prog, bin, bte
Hearing id, digit, mon, cic
Hearing aid, digit, mon, itc
Hearing aid, digit, mon, ite
Hearing aid, digit, mon, bte
Hearing aid, digit, bin, cic
Hearing aid, digit, bin, itc
Hearing aid, digit, bin, ite
Hearing aid, digit, bin, bte
Hearing aid, disp, monaural
Hearing aid, disp, binaural
Ear mold/insert
Ear mold/insert, disp
Battery for hearing device
Hearing aid sup/access/dev
Ald telephone amplifier
Alerting device, any type
Ald, tv amplifier, any type
Ald, tv caption decoder
Tdd
Ald for cochlear implant
Ald unspecified
Ear impression
Ald fm/dm system, monaural
Ald fm/dm system binaural
Ald neck, loop ind receiver
Ald fm/dm ear level receiver
Ald fm/dm aud input receiver
Ald blu tooth fm/dm receiver
Ald fm/dm receiver, nos
Ald fm/dm transmitter ald
Ald fm/dm adapt/boot couplin
Ald transmitter microphone
Hearing aid noc
Hearing service
Repair communication device
Speech screening
Language screening
Dysphagia screening`;
