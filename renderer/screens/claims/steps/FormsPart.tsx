import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Section } from '../../../components/Section.tsx';
import { useCase } from '../claimContext.ts';

/** The claim on paper and for a payer's web form, for payers and days that take no file. */
export function FormsPart() {
  const { claim } = useCase();
  return (
    <Section
      level={3}
      title="Forms"
      note="On paper, or value by value for a payer’s web form when no file can be sent."
      actions={
        <>
          <Button component={Link} href={`/claims/${claim.id}/form`}>
            CMS-1500
          </Button>
          <Button component={Link} href={`/claims/${claim.id}/portal`}>
            Portal sheet
          </Button>
        </>
      }
    >
      {null}
    </Section>
  );
}
