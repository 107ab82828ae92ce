import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";

/** Where the blank questions can be had, to write away from the portal. */
export function QuestionsLinks() {
  const t = useT();
  return (
    <p className="small">
      <T
        id="papers.questions.link"
        pdf={<a href={paths.questionsPdf}>{t("papers.questions.pdf")}</a>}
        docx={<a href={paths.questionsDocx}>{t("papers.questions.docx")}</a>}
      />
    </p>
  );
}
