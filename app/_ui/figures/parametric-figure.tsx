"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Parameter, Values } from "@/lib/figures/components/component";
import { type ComponentName, components } from "@/lib/figures/components/registry";
import type { Locale } from "@/lib/i18n/locale";
import { Drawing } from "./drawing";

type Props = {
  readonly component: ComponentName;
  /** The author's values. */
  readonly initial: Values;
  readonly title: string;
  readonly locale: Locale;
  readonly lang: string;
  /** Label of the box if it scrolls. */
  readonly label: string;
};

/**
 * A figure whose numbers the reader may change. The controls stand above it, so that they do not move when it grows. A
 * description below, visible to everybody, is announced on every change.
 */
export function ParametricFigure({ component, initial, title, locale, lang, label }: Props) {
  const t = useTranslations("figures");
  const [values, setValues] = useState(initial);
  const { parameters, settle, explain, draw } = components[component];
  return (
    <>
      <fieldset className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-x-6 gap-y-1 border-line border-y py-2 print:hidden">
        <legend className="sr-only">{t("numbers", { figure: label })}</legend>
        {parameters.map((parameter) => (
          <Slider
            key={parameter.name}
            parameter={parameter}
            value={values[parameter.name] ?? parameter.initial}
            last={lastOf(parameter, values, settle)}
            onChange={(value) => setValues(settle({ ...values, [parameter.name]: value }))}
            locale={locale}
            lang={lang}
          />
        ))}
      </fieldset>
      <Drawing
        svg={draw(values, locale, title)}
        width={Number.POSITIVE_INFINITY}
        label={label}
        lang={lang}
        className="mt-4"
      />
      <output lang={lang} className="mt-2 block text-pretty text-13 text-ink-2">
        {explain(values, locale)}
      </output>
    </>
  );
}

/** The largest value that the other parameters allow. */
function lastOf({ name, min, max }: Parameter, values: Values, settle: (values: Values) => Values): number {
  return Math.max(min, settle({ ...values, [name]: max })[name] ?? max);
}

type SliderProps = {
  readonly parameter: Parameter;
  readonly value: number;
  readonly last: number;
  readonly onChange: (value: number) => void;
  readonly locale: Locale;
  readonly lang: string;
};

function Slider({ parameter, value, last, onChange, locale, lang }: SliderProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_2ch] items-center gap-x-3 text-13">
      <label htmlFor={id} lang={lang} className="col-span-full text-ink-2">
        {parameter.label[locale]}
      </label>
      <input
        id={id}
        type="range"
        min={parameter.min}
        max={last}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-6 w-full accent-accent pointer-coarse:h-11"
      />
      <span aria-hidden="true" className="text-right tabular-nums">
        {value}
      </span>
    </div>
  );
}
