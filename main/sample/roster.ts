import type { PatientValues } from '../../shared/domain/people.ts';
import type { PayerClass } from '../../shared/domain/payer.ts';

/** The people and places of the sample office: made up, and visibly so. Telephones use the fictional 555-01xx. */

interface SamplePatient {
  readonly firstName: string;
  readonly lastName: string;
  readonly middleName?: string;
  readonly suffix?: string;
  readonly birthDate: string;
  readonly sex: PatientValues['sex'];
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly payer: PayerClass;
}

export const SAMPLE_OFFICE = {
  name: 'Samplewood Home Medical',
  branch: 'Main street (sample)',
  state: 'MN',
  timeZone: 'America/Chicago',
} as const;

export const SAMPLE_STAFF = [
  { name: 'Olive Sampleowner', role: 'owner', qualification: '' },
  { name: 'Bill Sampleclaims', role: 'billingLead', qualification: '' },
  { name: 'Dee Sampledesk', role: 'office', qualification: '' },
  { name: 'Tess Sampletech', role: 'technician', qualification: 'Maker training, concentrators, 2025' },
  { name: 'Theo Samplebench', role: 'technician', qualification: 'Maker training, concentrators, 2024' },
  { name: 'Rae Samplereader', role: 'readOnly', qualification: '' },
] as const;

export const SAMPLE_PAYERS = [
  { name: 'Example Mutual Health Plan', class: 'commercial', payerIdentifier: 'EXMUT' },
  { name: 'Medicare, sample DME contractor', class: 'medicare', payerIdentifier: 'SMPLM' },
  { name: 'Medicaid, sample state', class: 'medicaid', payerIdentifier: 'SMPLD' },
] as const;

export const SAMPLE_PATIENTS: readonly SamplePatient[] = [
  {
    firstName: 'Avery',
    lastName: 'Testperson',
    birthDate: '1951-03-14',
    sex: 'female',
    street: '12 Specimen Lane',
    city: 'Exampleton',
    zip: '55001',
    payer: 'commercial',
  },
  {
    firstName: 'Bruno',
    lastName: 'Samplefield',
    birthDate: '1948-11-02',
    sex: 'male',
    street: '8 Placeholder Road',
    city: 'Mockville',
    zip: '55002',
    payer: 'commercial',
  },
  {
    firstName: 'Clara',
    lastName: 'Demowicz',
    middleName: 'J.',
    birthDate: '1957-06-21',
    sex: 'female',
    street: '301 Trial Avenue',
    city: 'Exampleton',
    zip: '55001',
    payer: 'commercial',
  },
  {
    firstName: 'Desmond',
    lastName: 'Mockridge',
    suffix: 'Jr.',
    birthDate: '1962-01-30',
    sex: 'male',
    street: '77 Fixture Street',
    city: 'Dummy Falls',
    zip: '55003',
    payer: 'commercial',
  },
  {
    firstName: 'Eleanora',
    lastName: 'Specimenfeldt-Exampleworthington',
    middleName: 'Wilhelmina Georgiana',
    birthDate: '1944-09-09',
    sex: 'female',
    street: '1400 Very Long Boulevard of the Invented Founders',
    city: 'Saint Placeholder on the Prairie',
    zip: '55004',
    payer: 'commercial',
  },
  {
    firstName: 'Felix',
    lastName: 'Placeholder',
    birthDate: '1950-12-25',
    sex: 'male',
    street: '5 Fiction Court',
    city: 'Mockville',
    zip: '55002',
    payer: 'medicare',
  },
  {
    firstName: 'Greta',
    lastName: 'Fictionberg',
    birthDate: '1946-04-04',
    sex: 'female',
    street: '19 Specimen Lane',
    city: 'Exampleton',
    zip: '55001',
    payer: 'medicare',
  },
  {
    firstName: 'Hugo',
    lastName: 'Nobodyson',
    birthDate: '1953-08-17',
    sex: 'male',
    street: '640 Trial Avenue',
    city: 'Exampleton',
    zip: '55001',
    payer: 'medicaid',
  },
  {
    firstName: 'Ines',
    lastName: 'Madeup',
    birthDate: '1960-02-29',
    sex: 'female',
    street: '2 Invented Way',
    city: 'Dummy Falls',
    zip: '55003',
    payer: 'medicaid',
  },
  {
    firstName: 'Jasper',
    lastName: 'Imagino',
    birthDate: '1949-07-07',
    sex: 'male',
    street: '41 Placeholder Road',
    city: 'Mockville',
    zip: '55002',
    payer: 'commercial',
  },
  {
    firstName: 'Kiri',
    lastName: 'Pretendal',
    birthDate: '1955-05-05',
    sex: 'female',
    street: '9 Fixture Street',
    city: 'Dummy Falls',
    zip: '55003',
    payer: 'commercial',
  },
  {
    firstName: 'Lorenz',
    lastName: 'Standin',
    birthDate: '1942-10-12',
    sex: 'male',
    street: '88 Invented Way',
    city: 'Dummy Falls',
    zip: '55003',
    payer: 'commercial',
  },
  {
    firstName: 'Maribel',
    lastName: 'Testalot',
    birthDate: '1958-03-03',
    sex: 'female',
    street: '23 Trial Avenue',
    city: 'Exampleton',
    zip: '55001',
    payer: 'commercial',
  },
  {
    firstName: 'Nils',
    lastName: 'Exemplar',
    birthDate: '1947-01-19',
    sex: 'male',
    street: '6 Fiction Court',
    city: 'Mockville',
    zip: '55002',
    payer: 'commercial',
  },
  {
    firstName: 'Orla',
    lastName: 'Dummysson',
    birthDate: '1952-06-30',
    sex: 'female',
    street: '15 Specimen Lane',
    city: 'Exampleton',
    zip: '55001',
    payer: 'commercial',
  },
  {
    firstName: 'Pablo',
    lastName: 'Inventado',
    birthDate: '1956-09-23',
    sex: 'male',
    street: '70 Placeholder Road',
    city: 'Mockville',
    zip: '55002',
    payer: 'commercial',
  },
  {
    firstName: 'Quinn',
    lastName: 'Fauxman',
    birthDate: '1961-11-11',
    sex: 'unknown',
    street: '3 Trial Avenue',
    city: 'Exampleton',
    zip: '55001',
    payer: 'commercial',
  },
  {
    firstName: 'Rosalind',
    lastName: 'Samplestone',
    birthDate: '1943-02-14',
    sex: 'female',
    street: '52 Invented Way',
    city: 'Dummy Falls',
    zip: '55003',
    payer: 'commercial',
  },
  {
    firstName: 'Silas',
    lastName: 'Testwell',
    birthDate: '1954-04-28',
    sex: 'male',
    street: '110 Fixture Street',
    city: 'Dummy Falls',
    zip: '55003',
    payer: 'commercial',
  },
  {
    firstName: 'Thea',
    lastName: 'Mockingham',
    birthDate: '1959-12-01',
    sex: 'female',
    street: '31 Fiction Court',
    city: 'Mockville',
    zip: '55002',
    payer: 'commercial',
  },
];
