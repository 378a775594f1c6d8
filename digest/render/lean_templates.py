"""What a template costs for each value and call: without what none of ours asks for.

A page has some 300 of each. In each call Jinja looks for a function that asks for the context, for each macro
it prepares for arguments that few macros take, and what is escaped it wraps though it goes into a text at
once. These classes stand where Jinja's environment has a place for them.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from types import MethodType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.compiler import CodeGenerator
    from jinja2.runtime import Context, Macro

NO_CONTEXT = frozenset({MethodType, partial})
"""What the renderer gives templates to call; a function of Jinja's is called as Jinja does."""

AS_IT_IS = partial(str.__new__, Markup)
"""A text that is escaped, as markup: `Markup` itself would look first whether it is."""


@cache
def lean_environment() -> "type[Environment]":
    """Return an environment whose templates give the same text in less time."""
    from jinja2 import Environment

    context, macro = _lean_runtime()

    class LeanEnvironment(Environment):
        context_class = context
        code_generator_class = _lean_compiler()
        shown = staticmethod(show_escaped)
        lean_Macro = macro  # noqa: N815  what the code says with `environment.lean_` before `Macro`

    return LeanEnvironment


def _lean_runtime() -> "tuple[type[Context], type[Macro]]":
    from jinja2 import Environment
    from jinja2.runtime import Context, Macro
    from jinja2.utils import missing

    class LeanMacro(Macro):
        """A macro that takes the arguments which it names, and no others."""

        def __init__(
            self,
            environment: Environment,
            func: Callable[..., str],
            name: str,
            arguments: list[str],
            *others: bool,
        ) -> None:
            super().__init__(environment, func, name, arguments, *others)
            self.write, self.places = func, len(arguments)

    class LeanContext(Context):
        def __init__(self, *given: Any, **_: object) -> None:  # noqa: ANN401  as Jinja has it
            # Without the names of the globals, which are in the second of these: their list is slow to make.
            super().__init__(*given)

        def call(self, obj: Callable[..., object], /, *args: object, **kwargs: object) -> object:
            kind = type(obj)
            if kind is not LeanMacro and kind not in NO_CONTEXT:
                return super().call(obj, *args, **kwargs)
            if kwargs:
                kwargs.pop("_loop_vars", None)
                kwargs.pop("_block_vars", None)
            if kind is LeanMacro:
                return self._write(obj, args, kwargs)  # type: ignore[arg-type]  # see above
            return obj(*args, **kwargs)

        def _write(self, macro: LeanMacro, args: Sequence[object], kwargs: dict[str, object]) -> str:
            rest = macro.arguments[len(args) :]
            if len(args) > macro.places or (kwargs and not kwargs.keys() <= set(rest)):
                return macro(self.eval_ctx, *args, **kwargs)
            others = [kwargs.get(name, missing) for name in rest] if rest else ()
            said = macro.write(*args, *others)
            return AS_IT_IS(said) if self.eval_ctx.autoescape else said

    return LeanContext, LeanMacro


def _lean_compiler() -> "type[CodeGenerator]":
    from jinja2.compiler import CodeGenerator, Frame, MacroRef
    from jinja2.nodes import Expr

    class LeanCode(CodeGenerator):
        def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
            if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
                super()._output_child_pre(node, frame, finalize)
            else:
                self.write("environment.shown(")

        def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
            if not (macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller):
                self.write("environment.lean_")
            super().macro_def(macro_ref, frame)

    return LeanCode


def show_escaped(value: object) -> str:
    """Return a value as `escape` writes it; what is escaped already, as it is."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]  # see above
    return _escape_text(value) if kind is str else escape(value)  # type: ignore[arg-type]  # likewise


def _escape_text(text: str) -> str:
    """Escape as `escape` does, for what goes into a text at once and needs not say of itself what it is."""
    amps = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return amps.replace("'", "&#39;").replace('"', "&#34;")
