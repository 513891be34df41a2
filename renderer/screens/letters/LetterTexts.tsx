import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Section } from '../../components/Section.tsx';

/** The way to the texts of letters, from the settings. */
export function LetterTexts() {
  return (
    <Section
      title="Texts of letters"
      id="letters"
      note="What stands in letters to physicians, patients and payers. The owner and the billing lead change it."
    >
      <Button component={Link} href="/letters/texts">
        Open the texts
      </Button>
    </Section>
  );
}
