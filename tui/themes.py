"""Three looks: dark, light and high contrast. Colour only repeats what a word, a number or a sign says already."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="drill-dark",
    primary="#7fb7d4",
    secondary="#8fa6b8",
    accent="#e5b567",
    foreground="#dce3e8",
    background="#12171c",
    surface="#181f26",
    panel="#232d36",
    success="#8fc98f",
    warning="#e5b567",
    error="#f08a80",
    dark=True,
    variables={
        "block-cursor-background": "#31546a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#26343f",
        "block-cursor-blurred-foreground": "#dce3e8",
        "border": "#7fb7d4",
        "border-blurred": "#35424d",
        "input-selection-background": "#7fb7d4 35%",
        "muted": "#93a1ac",
        "scrollbar": "#35424d",
        "scrollbar-hover": "#7fb7d4",
        "scrollbar-active": "#7fb7d4",
        "scrollbar-background": "#12171c",
        "scrollbar-background-hover": "#12171c",
        "scrollbar-background-active": "#12171c",
        "scrollbar-corner-color": "#12171c",
        "banner": "#e5b567",
        "on-banner": "#1d1608",
    },
)
LIGHT: Final = Theme(
    name="drill-light",
    primary="#1b5e82",
    secondary="#4b6273",
    accent="#8a5a00",
    foreground="#1c2429",
    background="#f5f6f4",
    surface="#ffffff",
    panel="#e6eaec",
    success="#23682c",
    warning="#855600",
    error="#b3261e",
    dark=False,
    variables={
        "block-cursor-background": "#cfe3ee",
        "block-cursor-foreground": "#0b1a22",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#dfe6ea",
        "block-cursor-blurred-foreground": "#1c2429",
        "border": "#1b5e82",
        "border-blurred": "#b6c2c9",
        "input-selection-background": "#1b5e82 25%",
        "muted": "#56646d",
        "scrollbar": "#b6c2c9",
        "scrollbar-hover": "#1b5e82",
        "scrollbar-active": "#1b5e82",
        "scrollbar-background": "#f5f6f4",
        "scrollbar-background-hover": "#f5f6f4",
        "scrollbar-background-active": "#f5f6f4",
        "scrollbar-corner-color": "#f5f6f4",
        "banner": "#ffd479",
        "on-banner": "#2a1d00",
    },
)
CONTRAST: Final = Theme(
    name="drill-contrast",
    primary="#66d9ff",
    secondary="#ffffff",
    accent="#ffe94d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1f1f1f",
    success="#7dff8a",
    warning="#ffe94d",
    error="#ff9c94",
    dark=True,
    variables={
        "block-cursor-background": "#ffe94d",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#4a4a4a",
        "block-cursor-blurred-foreground": "#ffffff",
        "border": "#ffe94d",
        "border-blurred": "#bdbdbd",
        "input-selection-background": "#66d9ff 50%",
        "muted": "#d6d6d6",
        "scrollbar": "#bdbdbd",
        "scrollbar-hover": "#ffe94d",
        "scrollbar-active": "#ffe94d",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "scrollbar-corner-color": "#000000",
        "banner": "#ffe94d",
        "on-banner": "#000000",
    },
)
THEMES: Final = (DARK, LIGHT, CONTRAST)


def theme_after(name: str) -> str:
    """The theme that follows in the round: dark, light, high contrast, dark …"""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
