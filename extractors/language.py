"""To be written."""
import spacy
from spacy.language import Language
def load_pipeline(model: str | None = None) -> Language:
    """Load a blank pipeline for now."""
    return spacy.blank("en")
